package scope

import (
	"slices"
	"strings"
)

// where a trigger opens its scope.
type where int

const (
	nowhere where = iota // it only looks like a trigger
	after
	before
	around // in its part of the sentence
	everywhere
	near // the two words before, unless they say that something cannot be done
	turn // none: what follows is said of something else, or of now
)

// trigger is words that open a scope.
type trigger struct {
	words []string
	kind  Kind
	where where
}

// triggers holds all triggers by their first word.
var triggers = map[string][]*trigger{}

// numbers are those that are written as words.
var numbers = set("one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty several many some few couple seventies eighties nineties sixties fifties")

// inability are words with which nothing is well: "cant walk steady".
var inability = set("cant cannot couldnt unable not never isnt arent wont hardly")

// breaks end a denial: what follows is said of something else.
var breaks = set("i im ive id youre you he hes she shes we weve they theyre it its this thats theres and just only so cos when while where yet which who feeling sensation")

func init() {
	add(turn, 0, `but|however|though|although|except|apart|yet|now|today|tonight|yesterday|tuesday|monday|wednesday|thursday|friday|saturday|sunday|since|suddenly|sudden|still|again|then|because|new|
		worse|worsening|started|starting|lately|recently|currently|until|till|this week|this morning|this time|this one|this last|these days|these last|the other day|hour ago|hours ago|minutes ago|
		# days ago|days ago|and had|and has had|and i had|i had|she had|he had|mum had|dad had|couple of days|last night|mine|theres|i just|just coughed|ive just`)
	add(nowhere, 0, `otherwise fine|otherwise well|otherwise ok|otherwise normal|otherwise good|apart from that|as well|very well|well known|how well|oh well|well the|well up|well over|for good|but that was|but it was|but this was|but that were|good for|good at|any good|
		good way|what good|good stretch|good stretches|good exercise|good exercises|good idea|good news|a good|feel good|so good|is it ok|is it fine|is it good|is it safe|be ok|be fine|ok to|fine to|
		ok if|ok for|fine if|good to|not fine|not ok|not well|not clear|not good|not clean|not happy|not sound|not steady|isnt normal|isnt right|isnt fine|isnt clear|isnt well|isnt good|arent right|
		arent normal|never fine|clear fluid|clear liquid|clear up|clear the|fine until|ok until|well until|normal until|fine till|ok till|fine at first|other is fine|others fine|rest is fine|
		rest fine|everything else|normal people|normal for a|normal to|is normal to|normal desk|normal chair|sound like|sounds like|neg rest|happy baby|fine motor|perfect posture|good posture|good pillow|
		good chair|good mattress|good bed|good night|good morning|good evening|perfect pillow|a perfect|the perfect|a clean|clean the|cleaning`)
	add(near, Denied, `normal|fine|ok|okay|grand|perfect|clear|spotless|negative|neg|clean|sound|steady|champion|good|fab|lovely|sweet|brilliant|boring|untouched|satisfied|nad|unremarkable|painless|behave|behaves|behaving|
		flawless|faultless|mint|healthy|happy|sorted|five out of five|5 out of 5|36 #|under control|like clockwork|in working order|as it should|as they should|as it ought|as nature intended`)
	add(nowhere, 0, `cancer years ago|cancer # years ago|cancer # yrs ago|cancer a few years ago|cancer long ago|cancer last year|cancer in the past|history of cancer|previous cancer|past cancer|cancer in @`) // a cancer of the past counts
	add(nowhere, 0, `essay is|essay was|# years old|# yrs old|# yr old|# year old|for # years old`)
	add(nowhere, 0, `can not|no better|no longer able|no longer can|no change in|no idea|no matter|no relief|no sleep|no good|no help|no rest|no let up|no one|no odds|no reason|no warning|no cause|no clear|
		no obvious|no apparent|no injury|no accident|no fall|no strength|no power|no control|no feeling|no sensation|no pulse|no immune|no end`)
	add(nowhere, 0, `not better|not sure|not only|not just|not able|not getting|not feeling|not right|not long|not to mention|not been right|not normal|not working|not moving|not breathing|not waking|
		not responding|not peeing|not stopping|not going|not gone|not settling|not easing|not eased|not improving|not kicking|not eating|not drinking|not sleeping|not since|not much|not as much|
		not my usual|not the usual|not like my usual|not holding|is it not|could it not|isnt it|now that|and not`)
	add(nowhere, 0, `without warning|without reason|without trying|without help|without moving|without falling|without a fall|without stopping|without a break|without screaming|without crying|
		without knowing|without any sensation|without feeling|without any warning`)
	add(nowhere, 0, `havent slept|havent been able|havent felt|havent eaten|havent stopped|havent moved|hasnt stopped|hasnt moved|hasnt eased|hasnt settled|hasnt gone|hasnt helped|hasnt got better|
		hasnt improved|havent peed|havent pooed|havent weed|havent been|havent wanted|didnt help|didnt work|didnt stop|didnt go|didnt wake|didnt recognise|didnt know|didnt realise|didnt notice|
		dont feel|dont know|dont think|dont want|dont care|dont go away|dont stop|dont work|dont hold|dont move|dont respond|dont ease|dont settle|dont let|dont worry|dont see|dont recognise|
		doesnt feel|doesnt work|doesnt move|doesnt stop|doesnt go|doesnt ease|doesnt settle|doesnt help|doesnt let|doesnt get|doesnt fade|doesnt wake|doesnt respond|doesnt make|doesnt know|
		doesnt want|doesnt seem|doesnt look|ever since|worst ever|hardly ever|never ever|ever so|than ever|ever felt|ever had`)
	add(after, Denied, `no|not|without|nor|neither|havent|hasnt|hadnt|didnt|dont|doesnt|isnt|arent|wasnt|werent|never had|never have|never get|aint|denies|denied|free of|negative for|rule out|
		ruling out|rules out|clear of|cleared of|nothing like|rather than|instead of|checked for|tested for|nothing wrong with|said not|says not`)
	add(before, Denied, `perfect now|works now|scan clear|xray clear|x ray clear|mri clear|ct clear|lungs clear|bloods clear|is clear|was clear|clear as|came back clear|come back clear|all clear|are clear|were clear|
		came back normal|come back normal|was normal|is normal|were normal|are normal|all normal|test normal|scan normal|bloods normal|reflexes normal|results normal|mri normal|xray normal|ecg normal|
		normal size|normal colour|normal color|benign|harmless|perfect|came back fine|is fine|are fine|was fine|all fine|scan fine|works fine|work fine|working fine|is good|
		all good|both ok|is ok|are ok|all ok|mood ok|came back negative|is negative|nothing found|as normal|normally|
		not an issue|unaffected|intact|not at all|midwife happy|surgeon happy|consultant happy|doctor happy|gp happy|no i have not|i do not`)
	add(around, Denied, `ruled out|excluded|no problem|no problems|no bother|no issues|no issue|no trouble|no troubles|as usual|right as rain|fine since|legs strong|legs are strong|strong legs|not an issue|can feel everything|feel everything|can wiggle|nobody here is|they say it is|it was only a|only a strained|was just a strain|just muscular`)
	add(around, Past, `back when|when we had|when we still|when we lived|before we moved|before covid|the year our|the year my|hes # now|shes # now|whos # now|who is # now|as a young|as kid|when courting|two decades|
		years have passed|discharged from`)
	add(before, Past, `nothing since|nothing after it|bother since|trouble since|fine since|perfect since|ever since then|right as rain since|good ever since|happily since|never a bother since|nothing ever since|came back fully|got everything back|been perfect ever since|avoided it since|kids since|as good as new|gone now|sorted now|over now|better now|long better|fine now|ok now|well now|stopped now`)
	add(around, Past, `# years ago|# year ago|# yrs ago|# yr ago|yrs ago|yr ago|# years back|# year back|# yrs back|# months ago|# months back|in @|since @|back in @|back in january|
		back in february|back in march|back in april|back in may|back in june|back in july|back in august|back in september|back in october|back in november|back in december|in the #|way back|
		years ago|year ago|decades ago|decades back|ages ago|long ago|last year|last summer|last winter|last spring|last autumn|last fall|used to|as a child|as a kid|as a teenager|as a baby|
		as a boy|as a girl|as a student|at uni|at school|when i was|when i were|when he was|when she was|when we were|before i was born|in my twenties|in my teens|in my thirties|history of|
		previous|previously|once had|in the past|in the nineties|in the eighties|in lockdown|in my last pregnancy|in last pregnancy|with my first|with my second|with my twins|recovered|
		fully recovered|full recovery|have recovered|all gone|went away|gone away|gone by|cleared up|has healed|healed|all healed|mended|long mended|cured|fixed|
		its over|resolved|has settled|im well|in a good place|signed off|never again|never since|not had it since|no bother since|
		no trouble since|no trouble after|not happened since|hasnt happened since|over and done|done and dusted|off everything|antibiotics sorted|never bothered|never came back|never returned|
		months back|years back|a while back|donkeys years|got over|came through it|long gone|long since|years since|happy years|past it now|went back to normal|came good|
		passed away|gran died|nan died|granny died|grandad died|grandma died|grandpa died|grandfather died|grandmother died|mother died|father died|uncle died|aunt died|died of|died from|late wife|late husband|late mother|late father|old flame|in the war|# years on|in college|back in college|in high school|as a toddler|as a teen|at age #|by the time|zero pain since|all was well|right as rain after|touched it since|all her life|all his life|lived to`)
	add(around, Same, `since thirteen|since my #|since her #|since his #|since high school|hasnt moved in|unchanged for|exactly the same|stays the same|stay the same|never any different|known for yrs|gp looked|gp measured|leave it be|checks me|checks monthly|looked at it|years of that|how im made|year on year|for years|for decades|for ages|for a decade|for # years|for # decades|years now|many years|# years|# yrs|all my life|whole life|since birth|from birth|since childhood|since i was|
		since school|since uni|since teenager|since my first|since my second|since my last|since my #|since having|since menopause|since the menopause|since basic training|always had|always have|
		always been|always were|as ever|as always|the same as|same as ever|same as always|same old|same today|same both|still the same|been the same|unchanged|nothing new|no change|
		hasnt changed|havent changed|not changed|never changed|never changes|doesnt change|nothing has changed|never moved|nothing different|no different|never different|never any different|
		no worse|never worse|never any worse|not worse|not any worse|isnt worse|isnt getting worse|not getting worse|doesnt bug|doesnt bother|stable|been steady|same size|long standing|longstanding|
		lifelong|normal for me|my normal|just the usual|born with|been checked|got checked|had it checked|checked out|been told its nothing|doctor knows|docs know|doc knows|doctors know|gp knows|
		nurse knows|consultant knows|neurologist knows|looked into|reviewed it|been to the clinic|sees me|keeps an eye|keeping an eye|monitored|permanent|settled|old injury|old news|known about|
		been like it|been like that`)
	add(after, Feared, `if i were|if my|what should i do if|when must|should i fear|do you always|could too much|can too much|could back|can back|could a person|say i|to watch for|do pregabalin|does codeine|does an|what if|what happens if|if i ever|if i get|if i got|if i had|if it were|if you|if someone|if somebody|in case|when should i|when should you|when should a|when to worry|when do|
		when is|whens|should i worry about|should i be worried about|how would|how do i know|how do you know|how to know|how to tell|how can i tell|how can you tell|how will i know|afraid of|scared of|
		frightened of|terrified of|worried about getting|fear of|could i get|could i end|can it cause|can this cause|could it cause|could this cause|does it cause|will it cause|risk of|chance of|
		chances of|signs of|symptoms of|warning signs|red flags|what is|what are|whats a|what does|what percent|what would|which symptoms|which signs|signs that|prevent|preventing|avoid|avoiding|
		lead to|turn into|at what|difference between|tell the difference|suppose|supposing|imagine|how likely|how common|how soon|how worried|how dark|is it possible|is it true|do people|does a|
		does the|can a|could a|can an|could an|can you get|can you die|can you be|can you give|can someone|would i|would it|would my|could my|could backache|can backache|could back pain|can back pain|
		could stretching|can stretching|could yoga|can yoga|could massage|can massage|could exercise|can exercise|could sitting|can sitting|should you|should a|look out for|read about|reading about|
		say mum|say my|worst case|how do they tell|how do you spot|how do i spot|how to spot|will i end up|going to end up|end up with|keep from getting|which kind of|what kind of|what colour|what counts as|
		what distinguishes|were i to|would ever|hereditary|run in families|whats the chance|whats chance|what are the odds|what are the chances|how would one|how would we|how does one|ought i to worry|
		should we worry|should one|would a|would an|whats the earliest|whats the youngest|how early|who comes out if|who do i ring if|who should i ring if`)
	add(around, Feared, `only wondering|just wondering|my biggest fear|no reason just|keep imagining|is this normal|am i alone in|some day|someday|one day|does that happen|can that happen|can that even happen|could that happen|just curious|curious|in theory|theoretically|hypothetically|no symptoms|
		in future|in the future|nervous about|worry id|worry ill|scared ill|scared id|afraid ill|afraid id|always mean|ever mean|freaking out|a myth|planning ahead|for planning|just preparing|health anxiety|overthinking|reading too much|just so i know|booked my first|im booked in|not started|before i start|tiktok says|
		asking for the future|none here|hypothetical|purely theoretical|being prepared|be prepared|so i am ready|so im ready|worrier|idle question|idle curiosity|want to be ready`)
	add(everywhere, Studied, `sop|board review|sermon|journalist|diploma|handout for|booklet|poem|lyrics|crossword clue|crossword answer|pub quiz|report on|essay|essays|essay question|essay title|my essay on|essays on|exam question|exam questions|exam on|exam answer|exam tomorrow|for my exam|for an exam|for the exam|my exam|coursework|dissertation on|dissertation about|my dissertation|past paper|past papers|assignment|homework|revision notes|revision on|revision cards|revision guide|revision sheet|revision for|revise|revising for|revising the|quiz|lecture|lectures|osce|osces|thesis on|thesis about|powerpoint|slides|leaflet|
		leaflets|article|blog|novel|chapter|screenplay|character|podcast|film|movie|documentary|tv show|definition|meaning of|define|case study|case studies|module|syllabus|
		first aid course|first aid training|training day|training course|staff training|doula training|train the trainer|lesson plan|teach my|flashcards|mnemonic|pathophysiology|
		prevalence|incidence|statistics|literature review|systematic review|literature gap|journal club|cpd|continuing ed|workshop|research project|study for|studying for|studying the|for uni|
		for college|school project|risk assessment|fanfic|fan fiction|writing a|writing an|writing my|mcq|mcqs|mock|mocks|interpreter|translate|translation|how to say|how do you say|in arabic|
		in spanish|in polish|toolbox talk|talk on|first aid test|codes for|icd|spreadsheet|newsletter|for a story|for my story|for my book|policy|protocol|template|audit|cadet|badge|gcse|
		a level|a levels|leaving cert|nclex|nvq|care plan|survey|memo|magazine|proofreading|scouts|laminate|gibbs|recovery position|teaching images|course notes|act in|in a play|
		revision notes|biology|anatomy|physiology|masters|proposal|scenario|first aider handout`)
}

// add adds the phrases of a list with lines between.
func add(where where, kind Kind, phrases string) {
	for phrase := range strings.SplitSeq(phrases, "|") {
		words := strings.Fields(phrase)
		triggers[words[0]] = append(triggers[words[0]], &trigger{words, kind, where})
	}
}

// Denies reports whether a word alone opens a denial after it.
func Denies(word string) bool {
	return slices.ContainsFunc(triggers[word], func(t *trigger) bool { return len(t.words) == 1 && t.kind == Denied && t.where == after })
}

func set(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}
