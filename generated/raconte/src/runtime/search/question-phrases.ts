/**
 * What people say in several words, and the words of APIs that stand for it: `meant: said | said`. A `*` in what is said stands for
 * up to five words, which stay.
 */
export const questionPhrases = `
pull request: pr | prs
merge request: mr | mrs
end call: hang up | hung up
delete: get rid of | throw * away | throw * out | give up | do away with | scrap | break up | no longer need
remove: kick * out | throw * out of | take * off | take * out of | is not * any more | is no longer | cut * off
revoke: take * back | withdraw
create: set up | come up with | put together | write down | draw up | sign up
disable: turn * off | switch * off | shut * off | shut down | opt out
enable: turn * back on | turn * on | switch * on | switch * back on | opt in
publish: go live | make * live | take * live | put * live
deploy: roll * out | rolled out | push * to production
search: look for
find: look up | look * up
get transcript: what was said | what did * say
unsubscribe: no longer follow | no longer subscribe | stop following | stop watching | no longer watch
remove: stop using
login: sign in | sign on | log in | signed in | logged in
count: how many | how often
refund: give * money back | return * money | give * their money back
show: give me
delete: take back
pin: stuck to
reminder: tell me * later | remind me
login: signed in | logged on
limit: how many * may | how many * can | how many * left | how much * left
rerun: try * again | run * again | start * again | once more | do * again | compute * again | evaluate * again
retry: read * once more
unlock: let * again | allow * again
rename: give * another name | give * another title | give * a new name | give * a different name | call it
assign: make * responsible | put * in charge | hand * to
transfer: hand * over | pass * on | put through | pass * to
approve: sign off | give * green light
reject: turn * down | send * back
close: mark * as done | mark * as solved | mark * as finished
complete: tick * off | check * off
reopen: open * again
refund: money back | pay * back | paid back | cash back
capture payment: collect * money | collect the money
import: bring * over | port * over | bring * in
update: swap * out | bring * up to date | touch up
duplicate: make * copy | make a copy
webhook: call my server | notify my server | call our server | when something happens | whenever something happens | tell my server | ping my server
status: how far | how is * going | did * succeed | did * pass | did * work
history: what happened
list: what kind of | what kinds of | what sorts of
bulk: at once | in one go | all together | many * at the same time
concurrency: in parallel | at the same time | going on right now | at once | simultaneously
recurring: every month | every week | every day
schedule: later on | in the future | tomorrow | next week
current user: who am i | my account | my own account | about me | am i
permission: who has access | have access | may * push | allowed to | is * allowed
collaborator: who has access
member: become part of | part of
notification: let me know | tell me when
knowledge base: look things up in | look * up in | things the bot knows | what the bot knows | knowledge
phone number: telephone line | phone line
outbound call: place a call | make a call
voice agent: voice bot
language model: ai model
transcription: into text | to text | speech to text
speech synthesis: text to speech | read * aloud | read aloud | say * aloud
image generation: draw a picture | make a picture
download archive: compressed file | zip file | as zip
supply dependency: third party | third-party
dependency: components
fake simulation: dry run
web call: from the browser | in the browser
test: try out | try * out
clone voice: sound like
skip: jump over
unmute: speak again
credential: api key
credit card: card number
profile: about somebody | about someone
password: log in data
two factor: 2fa | mfa
update private: make * private
update public: make * public
update default: make * default
restore: put * back | bring * back | get * back | roll * back | go back to
watch: keep an eye on
track: keep track of
delete: free up | clean up | clear out | clean out | tear down | take down | wipe out
reset: start over
answer: pick up
submit: fill in | fill out
connect: hook up | plug in | hook * up
get: find out | check out | pull up | bring up
check: make sure
grant permission: let * use | let * see | let * access | give * access | grant * access | let * in
remove permission: lock * out | take * access away
author: who wrote | who made | who did
difference: what changed | what is different | what has changed
cost: how expensive | what did * cost | what does * cost
usage: how much * used | how much * use | how much * consume
duration: how long
size: how big | how large
update: set * to | switch * to | point * to | make * different | change * to
unsubscribe: don t want to hear | stop sending me
test: give * a try | see if * works | see whether * works
create: spin up | stand up | kick off a new | bring into being
start: kick off | fire off | get * going | set * off | set * in motion
stop: call off | put an end to | pull the plug | shut * down
pause: put * on hold
attach: tack on | put * on
detach: take * from | pull * out of
move: shift * to
merge: bring together | put * into main
split: break * apart
archive: put away | put * in the archive
download: get a copy | save * locally
text message: text messages
message: drop * a line
phone number: phone numbers
pin: stick * to the top
audio: sound file
environment: cloud machine
current user: i am | myself
two: both
authenticated user: logged in
search: full text
vulnerability: security hole | security holes | security problem
statistic: in numbers
queue: waiting line | waiting lines
conference: telephone meeting | conference call
toll free: free for the caller | freephone
redeliver: send * again | deliver * again
resend: email * again
issue comment: under a ticket | below a ticket
recurring subscription: standing order
language: written in
visit traffic: how many people visited | how many visitors
contributor: who works on | who worked on
`;
