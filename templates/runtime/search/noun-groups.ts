/**
 * Nouns and adjectives that people use for the same thing around APIs, a group a line, the closest together; a word may stand
 * in several. Every line holds for any API: what one vendor alone calls a thing does not belong here.
 */
export const nounGroups = `
user person people account somebody someone anybody everybody everyone human profile login individual
who user member participant collaborator contributor person contact attendee people
user person people member somebody someone everybody everyone
member collaborator contributor participant teammate colleague coworker
participant attendee guest
colleague teammate coworker user member staff
developer programmer coder engineer user author
profile bio avatar user
owner proprietor admin holder
admin administrator superuser moderator root
customer client buyer shopper purchaser consumer guest patron subscriber
contact person customer recipient lead addressee
recipient receiver addressee to
caller customer dialer
follower fan subscriber audience
stargazer star like favorite fan bookmark
watcher subscriber
access permission right role privilege scope collaborator allowed may
role permission position function
team group squad crew department
group set collection bunch
organization organisation org company workspace tenant firm business enterprise
workspace organization
workspace project
company business firm enterprise corporation
employee staff worker personnel hr
candidate applicant
department division unit
repository repo git project codebase source code
issue ticket bug task problem defect case
ticket case request incident issue support
pull merge request pr proposal change patch
review reviewer feedback opinion approval
branch line
commit change history revision
change diff edit modification
file document attachment asset doc content
folder directory path
workflow pipeline ci cd automation action flow
job task work process item
run execution build attempt job
build compile compilation artifact
artifact asset output result build binary
log output trace console debug stdout
runner machine host worker agent
deployment rollout release environment
environment stage staging production sandbox
status state check progress result condition outcome
check test verification
release version tag
version revision edition iteration
tag label topic category keyword
label tag badge sticker
milestone deadline goal sprint
deadline due date
comment remark note reply discussion annotation feedback wrote said
note memo remark
discussion conversation debate forum thread
reaction emoji thumb like smiley emoticon
emoji smiley emoticon icon
gist snippet paste fragment
wiki documentation manual
readme documentation introduction
license licence terms copyright
language programming written
dependency package library component supply bill third
package library module component
vulnerability security advisory weakness hole cve threat risk
security safety protection
leak secret exposed
secret credential password token key passphrase
key pub rsa certificate ssh
certificate cert tls ssl
token key credential bearer jwt
protection guard rule safeguard
rule policy ruleset regulation restriction
policy rule regulation
webhook hook callback endpoint listener
event activity occurrence happening happened
log history audit timeline event activity
history past previous earlier former old archive
audit trail log
notification alert notice inbox
alert warning alarm notification
traffic view visitor visit page
clone copy checkout
referrer source origin
archive zip tarball compressed tar gzip
site website web page homepage
page site document
browser web
domain dns host hostname
call phone telephone ring dial voip conversation telephony
conversation call chat thread discussion dialog dialogue session
chat conversation thread message text messenger
message text sms chat post mail wrote written said note
sms text mobile message
mobile phone cell
phone telephone line number telephony
number line
line number queue
trunk sip carrier provider vendor telephony operator byoc
carrier provider operator telco
outbound outgoing dial
inbound incoming receive
session conversation visit login
access login signin
agent assistant bot
bot robot automaton
assistant helper bot
voice speaker speech sound audio accent narrator
speaker device loudspeaker
recording record audio sound tape mp3 wav listen
audio sound recording
transcript said text utterance words
transcription transcript text
network packet capture trace wireshark
squad crew team
flow pathway graph dialogue script node tree
node step block
component block building part piece module reusable
template blueprint boilerplate sample pattern
knowledge information facts faq know learn wisdom
base collection store library
source document origin page
collection set group list folder
vector embedding semantic
store shop database
prompt instruction system
model llm engine brain language
engine model
response answer reply
completion answer reply chat
tool function capability skill
function tool method capability
skill capability ability
personality persona character temperament
character persona
scenario situation case story
simulation rehearsal simulated fake mock practice dry
suite bundle set collection series
batch bulk many mass several multiple series
campaign bulk mass batch
eval evaluation test check exam assessment quality
test check case exam
scorecard rating grade quality criterion criteria rubric
rating score grade stars
score rating points grade
metric measure number kpi figure statistic
analytic analytics statistic metric number report figure total
insight chart graph report plot
board dashboard page panel
dashboard board overview
report summary statement export
chart graph plot diagram
usage consumption metric minute credit consumed used
limit quota rate cap threshold maximum left remaining
concurrency concurrent parallel simultaneous capacity
capacity limit space
cost price spend expense fee money spent
price cost amount fee rate
amount sum total value
money balance fund cash payment
balance credit fund money left
currency money dollar euro exchange fx
exchange rate currency conversion
payment charge transaction pay money
charge payment fee
transaction payment transfer movement
transfer wire remittance payment
payout withdrawal disbursement settlement wire
refund reimbursement money back return
chargeback dispute
dispute chargeback complaint claim contest
invoice bill billing
bill invoice statement
receipt invoice confirmation
discount coupon promotion voucher rebate promo
voucher coupon gift
gift voucher card
donation charity give
subscription membership plan recurring abonnement
plan subscription tier package
card credit debit visa mastercard
stored saved remembered kept vaulted
method way means mode
bank iban account
link url address href
tax vat duty
order purchase cart basket
cart basket checkout
product item article good merchandise sku goods sell
item entry element thing object
catalog catalogue assortment range
stock inventory warehouse availability
warehouse depot location
shipping delivery dispatch shipment parcel
shipment parcel delivery package consignment
address place location street
location place address geo site position
country nation region
region area zone
store shop outlet branch
shopper customer buyer
seller merchant vendor
supplier vendor provider
terminal reader machine device pos
device machine gadget hardware phone
quote offer estimate proposal
offer deal
deal opportunity lead
lead prospect
pipeline funnel stage
contract agreement
signature sign
form questionnaire survey
survey poll questionnaire
question answer faq
image picture photo avatar icon drawing
photo picture image avatar selfie
avatar picture photo icon
cover image picture artwork
video film clip movie
media image video file picture
song track music tune title
track song music title
artist musician singer band group performer
album record disc lp
playlist queue mix tracklist
genre style kind
player playback play playing music
playback play playing music listening
volume loud louder quiet
shuffle random mix
episode podcast part installment
show podcast series program
podcast show
chapter part section
audiobook book
library collection saved
favorite saved liked starred bookmark
saved favourite liked bookmarked kept
movie film
queue waiting line next upcoming
email mail inbox
mail email letter
channel room space conversation
room channel space chat conversation
schedule calendar appointment
calendar schedule
appointment meeting booking reservation event
meeting conference appointment call
conference meeting
reminder todo task
todo task reminder checklist
presence online status available
status presence availability
task todo job
project initiative
sprint iteration cycle
setting configuration config preference option property
preference setting option
configuration setting config
default standard initial
variable value parameter placeholder
parameter argument option
metadata property attribute custom data info
field column attribute property
property attribute field
column field
row record entry item
record entry row
table database dataset
database table db
dataset data collection
data information record content
dump export backup
export dump download
backup snapshot copy
snapshot backup copy
bucket storage container
storage disk space
container docker image
cluster kubernetes nodes
server instance machine vm host
instance server machine vm
volume disk
function lambda
cache cached
monitor check watch probe
incident outage disruption
outage incident downtime
health status alive
uptime availability
invitation invite
request demand ask
plugin extension addon integration app
integration connection app connector
app application integration
connection link integration
provider vendor carrier
draft proposal unpublished
trash bin deleted
flight trip travel
route direction way
map geo location
greeting welcome introduction
current now live ongoing running active moment
ongoing running progress live active current going
recent latest last newest lately recently
latest newest last current
upcoming next future coming
scheduled planned later future
old previous earlier past former
deleted removed trash
pending waiting open outstanding unanswered
failed broken error unsuccessful
error failure problem fault bug
blocked banned
banned blocked
hidden private secret
public open everyone visible
private hidden own
shared common public reusable
available exist possible choose offered
related similar alike
similar related alike
popular trend top favourite hot
top best popular favourite biggest hit
random arbitrary
detail information
count number many amount total
overview summary
authenticated current own my mine me
size length large
time date when
text writing written string
sentiment mood emotion
analysis evaluation assessment summary
gender sex male female
passage chunk fragment excerpt
answer reply response
unit piece
expiry expiration
phrase sentence
attempt try
child children sub nested
parent ancestor
structured extract extraction extracted parsed schema
output result answer
simulation rehearsal simulated fake mock practice
inline diff line
location site shop
interaction restriction limitation
assignee responsible owner
release rollout
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
statistic number figure count activity
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
