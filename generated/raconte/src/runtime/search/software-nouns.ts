/** Groups of nouns and adjectives as `thesaurus.ts` reads them: people, code and its hosting, conversations. */
export const softwareNouns = `
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
`;
