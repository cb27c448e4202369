/** Groups of nouns and adjectives as `thesaurus.ts` reads them: models, figures, money, trade, settings and time. */
export const businessNouns = `
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
metric measure kpi figure statistic
analytics analytic statistic metric figure total
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
authenticated current me my mine myself i
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
`;
