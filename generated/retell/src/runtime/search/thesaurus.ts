/**
 * Words that people use for the same thing around APIs, a group a line; a word may stand in several. The first word names
 * the group. Every line holds for any API: what one vendor alone calls a thing does not belong here.
 */
const groups = `
create add new make insert register generate open start submit build provision setup compose write draft form define post another place
list all show enumerate browse every see which available own exist overview
get fetch read view retrieve show look inspect display describe detail check obtain see tell open
search find query lookup look locate discover
update change edit modify set patch alter adjust rename replace configure put rewrite steer correct tweak
delete remove destroy erase drop discard wipe purge clear unset rid trash
stop end cancel abort terminate hangup halt kill close finish quit
start run launch execute begin trigger invoke dispatch rerun
enable activate allow unlock resume unsuspend reactivate
disable deactivate off suspend pause block deny
upload import attach ingest bring feed
download export save archive dump obtain grab
send deliver transmit dispatch message post text
attach add link connect bind assign associate join put
detach remove unlink disconnect unbind unassign leave
revoke withdraw invalidate expire rescind
retry again rerun redo repeat restart redeliver rerequest resend once
copy clone duplicate fork replicate
move transfer migrate
test try check evaluate verify validate preview eval simulate
approve accept confirm grant permit ok
reject decline refuse dismiss deny
subscribe follow watch
unsubscribe unfollow unwatch
merge land combine
publish release deploy live launch ship
buy purchase order acquire obtain get
analyze analyse analysis evaluate evaluation report analytic statistic stat metric insight measure chart
compare diff difference
convert render transform
block ban blacklist blocklist
lock freeze close
assign responsible owner work
user person people member account somebody someone anybody colleague customer contact human developer profile login
member collaborator contributor participant push
access permission right role privilege scope
team group squad crew
organization organisation org company workspace tenant
repository repo project codebase
issue ticket bug task problem
workflow pipeline ci job action automation
comment remark note reply discussion annotation wrote
message text sms chat
chat conversation thread discussion dialog session message text
call phone telephone ring dial voip conversation
phone telephone line
agent assistant bot
voice speaker speech sound audio
file document attachment asset doc output
artifact asset output result build
folder directory
label tag topic category
version revision release history
commit change history
history log timeline event activity audit
log trace record
image picture photo avatar icon
video film clip
payment charge transaction pay money
price cost amount fee spend expense
invoice bill billing
customer client buyer
order purchase cart basket
product item article good
subscription membership plan
address place location
secret credential password token key
key pub rsa certificate
limit quota rate cap concurrency concurrent parallel simultaneous left remaining
bulk batch many mass several multiple campaign simultaneous
tool function capability
prompt instruction
model llm engine brain
setting configuration config preference option property
schedule calendar appointment event meeting booking
channel room space
email mail
webhook hook callback
notification alert
dashboard board
dependency package library component party bill
website site web page browser
song track music
artist musician singer band
current now live ongoing running active
recent latest last newest
authenticated current own my mine
traffic view visitor visit page
copy clone checkout
profile user public name login username
component dependency bill sbom package
server deploy machine host
reply respond response answer completion
job campaign task batch run
request call api usage
star favourite favorite bookmark
run execution job
archive zip tarball compressed
readme introduction
html markdown md
environment stage
question query
translation language
knowledge know document documentation faq collection
transcript said transcription wrote spoken
failed broken failure error
source origin code
execution run result
mine assigned owned
login authenticate session signin logout
key ssh deploy certificate pub
protect guard restrict rule policy ruleset
review approval approve feedback
reviewer approver
draft unfinished pending
collaborator contributor helper
permit allow access
email address contact
reaction emoji
popular trend top
vulnerability security advisory weakness hole cve
scan analysis check
runner machine host worker
variable value parameter
usage consumption metric minute credit
balance credit fund money
refund return reimburse
discount coupon promotion voucher
tax vat
shipping delivery dispatch
stock inventory
employee staff worker
candidate applicant
company business firm
deal opportunity lead
ticket case request
incident outage alert
monitor watch observe track
report summary export
field column attribute property
row record entry item
table database dataset
queue process task
cron schedule recurring
invitation invite
domain dns host
template blueprint boilerplate
plugin extension addon integration app
app application integration
bucket storage disk
backup snapshot restore
restore recover undelete
quote offer estimate
contract agreement
signature sign
survey form questionnaire poll
rating score grade review
score evaluate grade rate scorecard
playlist queue mix
episode podcast
movie film show
flight trip travel
route direction way
map geo location place
translate localize
greeting introduction
personality persona character
caller customer person
talk speak say conversation
transcribe transcription dictation
synthesize speech tts
forward transfer redirect
recording record audio
carrier provider trunk telephony vendor sip
outbound outgoing dial
inbound incoming
running ongoing progress live
flow pathway
example sample demo
`;

/** Names of the groups that a word is in, by the word as `stemOf` leaves it. */
export function readGroups(stemOf: (word: string) => string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [index, line] of groups.trim().split("\n").entries())
    for (const word of line.split(" ")) {
      const stem = stemOf(word);
      const names = found.get(stem) ?? [];
      const name = `~${index}`;
      if (!names.includes(name)) found.set(stem, [...names, name]);
    }
  return found;
}

/** What is written in several words, or cut short, and the words that stand for it. */
const phrases: readonly [written: RegExp, meant: string][] = [
  [/\bprs?\b/gi, "pull request"],
  [/\bmrs?\b/gi, "merge request"],
  [/\b(hang|hung|hanging) up\b/gi, "end call"],
  [/\bget(ting)? rid of\b/gi, "delete"],
  [/\bthrow(ing)? (away|out)\b/gi, "delete"],
  [/\bgiv(e|ing) up\b/gi, "delete"],
  [/\bkick(ing)? (\w+ )?out\b/gi, "remove $2"],
  [/\btak(e|ing) ([\w' ]+ )?(off|back)\b/gi, "remove $2"],
  [/\bset(ting)? up\b/gi, "create"],
  [/\bturn(ing)? ([\w' ]+ )?off\b/gi, "disable $2"],
  [/\bswitch(ing)? ([\w' ]+ )?off\b/gi, "disable $2"],
  [/\bturn(ing)? ([\w' ]+? )?(back )?on\b/gi, "enable $2"],
  [/\bswitch(ing)? ([\w' ]+? )?(back )?on\b/gi, "enable $2"],
  [/\bgo(es|ing)? live\b/gi, "publish"],
  [/\blook(ing)? up\b/gi, "find"],
  [/\blook(ing)? for\b/gi, "search"],
  [/\bwhat was said\b/gi, "get transcript"],
  [/\b(no longer|stop) (follow|subscrib|watch)(e|ing)?\b/gi, "unsubscribe"],
  [/\bsign(ing)? (in|on)\b/gi, "login"],
  [/\bsign(ing)? up\b/gi, "register"],
  [/\bhow (much|many|often)\b/gi, "amount"],
  [/\bwrit(e|ing) down\b/gi, "create"],
];

/** A question with its common phrases put into the words of APIs. */
export function rephrase(text: string): string {
  return phrases.reduce((said, [written, meant]) => said.replace(written, meant), text);
}
