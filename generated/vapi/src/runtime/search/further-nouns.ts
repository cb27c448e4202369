/** Groups of nouns and adjectives as `thesaurus.ts` reads them: infrastructure, media, communities, schools, travel and finance. */
export const furtherNouns = `
codespace workspace environment ide devcontainer cloud
devcontainer container environment
blob object content
tree directory structure hierarchy folder
autolink link shortcut reference
reference pointer branch tag
attestation provenance proof origin
provenance origin source
seat license allocation place
migration move import export transfer
keyword topic tag
feed rss atom stream timeline
gpg pgp signing
content file text body source
visibility public private visible
finding problem result analysis quality
scanning scan analysis
graph dependency
stereo channel both side separate
mono single channel
video screen film
customer caller side
memory context session
vendor provider external party
resource thing object item
community shared library other people
existing own
engine model llm prompt
batch bulk many mass
compliance privacy gdpr
template pattern preset
preset template default
statistic figure count activity
activity frequency history
contributor author developer committer
committer author
author writer creator
creator author owner
reviewer approver
approval sign consent
environment variable
pending open waiting
collaboration sharing
share access
ip address network
network vpc internet
subnet network
firewall security rule
gateway endpoint
endpoint url address webhook
proxy gateway
route path
health alive heartbeat ping
ping health test
uptime health status
latency speed delay slow
performance speed
trigger condition threshold alarm
budget spending limit allowance cap
spending spend cost budget
billing invoice cost payment bill
usage statistic report
quota limit allowance
trial free demo
free toll
tier plan level
license seat subscription
package bundle plan
bundle package suite
kit package
warranty guarantee
return refund
category kind type genre group
type kind sort category
kind type
ranking leaderboard score
leaderboard ranking
achievement badge award
badge award
like reaction thumb
reply comment answer
thread discussion conversation topic
post message article status
article post document
blog post article
author user
newsletter campaign email
audience segment list subscriber
segment audience group
unsubscribe suppression
suppression blocklist bounce
bounce failure
attachment file
signature sign consent
envelope document contract
sheet spreadsheet table
spreadsheet sheet table workbook
cell field
slide presentation deck
presentation slide deck
note page memo
page document note
block paragraph element content
paragraph block text
database table collection
schema structure definition
definition structure specification
dictionary vocabulary glossary pronunciation lexicon
pronunciation dictionary
lexicon dictionary
dubbing translation
sound effect audio
music song audio
stem track
clip video
caption subtitle transcript
subtitle caption transcript
frame picture image
thumbnail picture image preview
preview thumbnail sample
sample example preview
seed random
genre category style
mood emotion
tempo bpm speed feature
key tone pitch feature
feature characteristic attribute property
characteristic feature attribute
recommendation suggestion
suggestion recommendation proposal improvement
improvement suggestion
hit top popular
band artist group
musician artist
discography album
lyrics text
device speaker player
party team
guild server community
server guild
voice channel
sticker emoji
nickname name
role permission rank
ban block
moderator admin
timeout mute
integration bot app
interaction command
command slash instruction
friend contact relationship
relationship link connection friend
connection relationship link
stage live event
event appointment meeting
ticket event
attendee participant guest
venue location place
seat place
table seat
menu dish food
food dish meal menu
restaurant venue store
driver courier
courier driver carrier
vehicle car truck
car vehicle
ride trip
hotel room booking
room hotel
passenger traveler guest
traveler passenger
luggage baggage
weather forecast temperature
forecast weather prediction
patient person
doctor practitioner provider
prescription medication medicine
medicine medication drug
course class lesson
lesson course
student learner pupil
teacher instructor
grade score mark
assignment homework task
homework assignment
classroom class course
salary wage pay payroll
payroll salary wage
vacation leave absence holiday
absence leave vacation
shift schedule
timesheet time hour
job position vacancy opening
vacancy job position
resume cv application
interview meeting
loan credit
insurance policy cover
claim insurance
property estate house
tenant renter
warehouse stock
sku product variant
variant version option
brand manufacturer
supplier manufacturer
reseller partner
partner affiliate
affiliate partner
referral partner
reward point loyalty bonus
loyalty reward point
bonus reward
gift card
wallet balance account
ledger account book balance
account ledger
entry ledger record
journal ledger entry
statement report balance
fraud risk suspicious
risk fraud
verification identity kyc
identity verification person
beneficiary payee recipient
mandate authorization consent
authorization reservation hold
reservation booking authorization
capability feature ability
`;
