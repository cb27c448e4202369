/**
 * Verbs that people use for the same thing around APIs, a group a line, and before them what they ask for, the likeliest
 * first: List, Read, Search, Create, Update, Delete, or X for another change; after a `*` where
 * that is all they say. A verb may stand in several groups; its first
 * says what it asks for. Every line holds for any API: what one vendor alone calls a thing does not belong here.
 */
export const verbGroups = `
*CX create add new make generate build set establish compose write draft form define invent design produce found author craft
*CX register enroll signup onboard open
*CX set setup configure provision establish initialize prepare
*LSR list enumerate browse every all available exist overview
*LRS show see display view look
RC describe explain
*RLS get fetch read retrieve obtain inspect detail information learn know tell return
*SLR search find query lookup locate discover filter hunt seek
*UXC update change edit modify alter adjust rewrite revise amend correct fix tweak refine improve customize override patch steer tune
*UXC set configure put assign
UXC rename title call name label relabel
UXC replace swap substitute exchange overwrite
UXC reorder sort arrange rearrange order move position
UXC move transfer migrate relocate hand reassign
*DXU delete remove destroy erase drop discard wipe purge clear unset trash forget eliminate cleanup flush scrap discontinue
*DXU remove exclude eject expel kick evict oust take
DXU unassign detach remove unlink disconnect unbind separate dissociate untag unlabel
DXU revoke withdraw invalidate expire rescind undo
XDU void annul cancel nullify reverse undo
XDU stop cancel end abort terminate hangup halt kill close finish quit interrupt conclude discontinue
XU complete finish done finalize conclude resolve tick
XUC close resolve solve
XUC start run launch execute begin trigger invoke dispatch perform initiate
XUC enable activate allow unlock resume unsuspend reactivate switch permit
XUD disable deactivate suspend pause block deny restrict prohibit
XU pause hold suspend freeze snooze stop
XU resume continue unpause play
CX upload import attach ingest bring feed load store submit
RXC download export save archive dump obtain grab pull
CX import bring port migrate
CUX save store keep bookmark persist remember
CX send deliver transmit dispatch message post text mail write share
CX text sms message
CX mail email send
CX call phone ring dial telephone
CX post publish send write
*CUX add append insert include put attach
UXC attach add link connect bind associate join append point
UXC assign give delegate allocate responsible work
CX submit file send propose
CX report file submit open flag raise
XCU retry again rerun redo repeat restart redeliver rerequest resend once reprocess re reattempt
CX copy clone duplicate replicate fork
CX test try check evaluate simulate experiment playground sandbox trial
CXR preview test try simulate
CX simulate rehearse practice practise simulation simulated rehearsal mimic fake mock
RX check verify validate test confirm prove ensure
XUC verify confirm validate check
XUC approve accept confirm grant permit ok allow
XUC reject decline refuse dismiss deny disapprove
CXU subscribe follow watch
DXU unsubscribe unfollow unwatch mute
XUC star like favourite favorite bookmark love heart thumb save
DXU unstar unlike unsave
XUC merge land combine join unite
XUC publish release deploy live launch ship rollout expose
XUC deploy release rollout launch
CX buy purchase order acquire rent
CX order place
CX refund reimburse return reverse repay
CX pay settle charge collect debit bill
XCU capture collect settle
CX authorize reserve hold preauthorize
RCX analyze analyse evaluate report measure study
RX compare diff difference versus
CX convert render transform turn format
CX transcribe transcription transcript dictate
CX translate localize translation
CX synthesize speech tts pronounce speak
CX summarize summary digest brief
CX extract parse pull scrape structured
XUC block ban blacklist blocklist exclude
XUC lock freeze protect
XUD unlock unfreeze reopen
XUC archive freeze retire shelve close
XUC restore recover undelete unarchive revive reinstate
CXU invite ask request
CXU join enter participate
DXU leave quit exit
CX reply answer respond response react
CX comment remark annotate discuss say
CX ask chat talk say speak question
CX schedule plan postpone delay book
UXC mark set flag tick
XU mute silence snooze quiet
CX notify alert inform warn remind tell
CX remind reminder
CX rate score review grade evaluate rating
RX analyze analysis evaluate
CX vote poll
CXU share publish expose
RLS track monitor watch observe follow trace
CX train tune finetune teach
RXU play listen hear playback
XU skip next jump forward advance
RL recommend suggest propose advise recommendation suggestion
CX generate create produce draw imagine image
CX embed vectorize embedding
CX moderate moderation
CX sign signature
RX scan inspect
XUC refresh renew rotate regenerate sync synchronize
CX login signin authenticate
XD logout signout
CX install add
DX uninstall remove
RCX count total
RCX estimate preview calculate quote forecast compute
XC forward transfer redirect pass refer
XC answer pick accept
CX redeem use apply
CX withdraw payout cash
CX deposit topup fund
CX lend borrow loan
CX hire onboard recruit
XD fire terminate offboard dismiss
CX book reserve rent lease
XUC escalate raise
XUC prioritize rank
XC backup snapshot
XC boot reboot restart
RLS export download
UX increase raise grow extend scale expand
UX decrease lower reduce shrink cut
UX limit cap restrict
CX process handle
RX ignore skip exclude omit
DXU lose drop
`;
