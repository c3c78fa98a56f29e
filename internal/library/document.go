package library

// These structs are the format: JSON, its schema and Markdown are made from them. Struct tags say how:
//
//	json    the name of a field
//	doc     what it holds; of the field _, what the struct is
//	id      of the field _, the name of the struct in the schema, if it is not that of the type
//	format  the form of a text: date, uri or markdown
//	md      the label in Markdown, if it is not the name; "-" for a field that Markdown leaves out
//	style   in Markdown, a field is an entry of a list, or a section of its own: see part
//	from    the name of the field of the catalog that it is copied from, if it has another name: see fill

// Envelope is what every file begins with.
type Envelope struct {
	Schema        int    `json:"schema" md:"-" doc:"The number of this schema."`
	Type          string `json:"type" md:"-" doc:"What it is: guide, stretch, routine, plan, claim, source, safety, treatments or guidelines."`
	Address       string `json:"address" md:"This page" format:"uri" doc:"The permanent address of the page. With .json or .md after it, it is data."`
	Licence       string `json:"licence" format:"uri" doc:"What you may do with it."`
	SafetyAddress string `json:"safety_address" md:"-" format:"uri" doc:"The signs that need help. Show them, or lead to them, beside anything you take from here."`
}

// Head is what all documents share.
type Head struct {
	_ struct{} `id:"document" doc:"What all documents have in common."`
	Envelope
	ID      string      `json:"id" md:"-" doc:"Its id. It is unique among documents of its type."`
	Title   string      `json:"title" md:"-" doc:"Its title; of a claim, the claim in quotation marks."`
	Summary string      `json:"summary" md:"-" doc:"One or two sentences; of a claim what we say, of a source what it found."`
	Written string      `json:"written" format:"date" doc:"The day it was first published; of a claim or a source, that of their list."`
	Changed []Change    `json:"changed" doc:"Changes that matter to a reader."`
	Checked string      `json:"checked" md:"Last checked" format:"date" doc:"The day its facts were last checked."`
	CheckBy string      `json:"check_by" md:"Check again by" format:"date" doc:"The day by which they are to be checked again."`
	Reviews []Review    `json:"reviews" md:"Reviewed by" doc:"Reviews by clinicians of it as it is now, the newest first. If there is none, no clinician has reviewed it."`
	Regions []Word      `json:"regions" md:"About" doc:"The parts of the back it is about."`
	Tags    []Word      `json:"tags" md:"-" doc:"What it is good for. Claims and sources have none."`
	Sources []SourceRef `json:"sources" md:"-" doc:"What it rests on. A mark [^id] in a text names one of these or of the claims."`
	Claims  []ClaimRef  `json:"claims" md:"-" doc:"Claims we checked that it rests on."`
}

type Guide struct {
	_ struct{} `doc:"A page of advice."`
	Head
	Answer         string   `json:"answer" md:"In short" doc:"The short answer, 20 to 45 words."`
	Warning        *string  `json:"warning" doc:"What a reader must know before that."`
	NowSteps       []string `json:"now_steps" md:"Do this now" doc:"What a reader can do at once, in words. Empty if now_pages say it."`
	NowPages       []Ref    `json:"now_pages" md:"Do this now" doc:"What a reader can do at once: a routine or moves."`
	Section        Word     `json:"section" doc:"The part of the site it stands in."`
	ReadingMinutes int      `json:"reading_minutes" doc:"How long the text takes to read."`
	Against        []Ref    `json:"against" md:"Advises against" doc:"Moves that it advises so many people against that no routine has them."`
	Related        []Ref    `json:"related" md:"Read next" doc:"What to read next."`
	Text           string   `json:"text" style:"text" format:"markdown" from:"Body" doc:"The text in Markdown."`
}

// Limits is when to stop, and who should ask first.
type Limits struct {
	StopIf   []string  `json:"stop_if" style:"section" doc:"Each completes “Stop if”. Show all of them."`
	Pain     []string  `json:"pain" md:"Is some pain all right?" style:"section" doc:"How much pain is all right."`
	Cautions []Caution `json:"cautions" md:"Ask first, or adapt" style:"section" doc:"Who should ask first, or change something. Show all of them."`
}

type Caution struct {
	_      struct{} `doc:"Who should ask first, or change something."`
	ID     string   `json:"id" md:"-" doc:"Its id."`
	Covers string   `json:"covers" doc:"What it covers."`
	Ask    string   `json:"ask" doc:"Who should ask first."`
	Adapt  string   `json:"adapt" doc:"How to adapt."`
}

type Stretch struct {
	_ struct{} `doc:"A move: a stretch, an exercise, massage, breathing or rest."`
	Head
	Number       int          `json:"number" doc:"Its permanent number."`
	ShortAddress string       `json:"short_address" format:"uri" doc:"A short, permanent address for paper."`
	Aliases      []string     `json:"aliases" md:"Also called" doc:"Other names for it."`
	Kind         Word         `json:"kind" doc:"What sort of move it is."`
	Dose         Dose         `json:"dose" md:"How much" doc:"How much of it to start with."`
	Aim          *Dose        `json:"aim" md:"Later" doc:"What to build up to, if it is more."`
	HowOften     string       `json:"how_often" doc:"On how many days a week at most, in words."`
	DaysAWeek    int          `json:"days_a_week" md:"-" doc:"On how many days a week at most."`
	Equipment    []Word       `json:"equipment" md:"You need" doc:"What it needs beyond the position."`
	Muscles      []Muscle     `json:"muscles" doc:"The muscles it is for, the main one first."`
	Certainty    Word         `json:"certainty" md:"How sure we are" doc:"How sure we are of what we say of it."`
	Care         []string     `json:"care" md:"Change it for your body" style:"section" doc:"How to change it for some bodies."`
	Steps        []Step       `json:"steps" style:"steps" doc:"What to do, in order."`
	Feel         string       `json:"feel" md:"What to feel" style:"section" doc:"What to feel, and where."`
	Mistakes     []string     `json:"mistakes" md:"Common mistakes" style:"section" doc:"What often goes wrong."`
	Cue          string       `json:"cue" md:"In one line" style:"section" doc:"The whole move in a line of at most 12 words, to read aloud."`
	Positions    []MoveChoice `json:"positions" md:"Where to do it" style:"section" doc:"Where it can be done. The first is where it starts, and what the pictures show."`
	Easier       *Other       `json:"easier" doc:"An easier way."`
	Harder       *Other       `json:"harder" doc:"A harder way."`
	Swap         *Ref         `json:"swap" md:"Instead" doc:"What to do instead, such as off the floor."`
	Limits
	Evidence []Evidence `json:"evidence" md:"What we know" style:"section" doc:"Standard sentences on what is known."`
	Text     string     `json:"text" md:"More on it" style:"section" format:"markdown" from:"Body" doc:"More on what is known, in Markdown; often empty."`
	Pictures *Pictures  `json:"pictures" md:"-" doc:"Its drawings where it starts."`
	UsedIn   []Ref      `json:"used_in" md:"Routines with it" doc:"Routines with it."`
}

type MoveChoice struct {
	_        struct{}  `id:"place" doc:"A position in which a move can be done."`
	ID       string    `json:"id" md:"-" doc:"Its id."`
	Label    string    `json:"label" doc:"As on a card: In a chair."`
	Name     string    `json:"name" md:"-" doc:"Its name, for readers."`
	Change   *string   `json:"change" doc:"What changes in it. With null, it is where the move starts."`
	Steps    []string  `json:"steps" style:"steps" doc:"What to do there, in order. It is empty where the steps of the move hold."`
	Pictures *Pictures `json:"pictures" md:"-" doc:"Its drawings there."`
}

type Dose struct {
	_           struct{} `doc:"Repeats, or a time. What does not apply is null."`
	Words       string   `json:"words" doc:"The dose in a line."`
	Sets        *int     `json:"sets" doc:"How many sets."`
	Reps        *int     `json:"reps" doc:"Repeats in a set, for each side."`
	HoldSeconds *int     `json:"hold_seconds" doc:"How long to hold each repeat, 0 for not at all."`
	EachSeconds *int     `json:"each_seconds" doc:"How long one repeat takes, with its hold."`
	RestSeconds *int     `json:"rest_seconds" doc:"Rest between sets."`
	Minutes     *float64 `json:"minutes" doc:"Minutes for each side, of a dose that is a time."`
	Sides       int      `json:"sides" doc:"1, or 2 if it is done once for each side."`
	Seconds     int      `json:"seconds" doc:"How long all of it takes."`
}

type Step struct {
	_     struct{} `doc:"One action."`
	Text  string   `json:"text" doc:"What to do."`
	Frame *string  `json:"frame" doc:"The letter of the picture that begins here. With null, the picture before goes on."`
}

// Pictures are the addresses of the drawings of a move.
type Pictures struct {
	_      struct{} `doc:"Drawings as SVG. Their addresses change when they are drawn anew, so copy the files."`
	Image  string   `json:"image" format:"uri" doc:"The first picture."`
	Motion *string  `json:"motion" format:"uri" doc:"The movement, as a picture that moves."`
	Frames []string `json:"frames" doc:"What each picture shows, in words, by letter."`
}

type Other struct {
	_       struct{} `id:"other_way" doc:"An easier or a harder way: words, a move, or both."`
	Text    *string  `json:"text" doc:"What to change."`
	Stretch *Ref     `json:"stretch" from:"Move" doc:"Another move."`
}

type Evidence struct {
	_       struct{} `doc:"A standard sentence on what is known."`
	ID      string   `json:"id" doc:"Its id."`
	Text    string   `json:"text" format:"markdown" doc:"The sentence, in Markdown."`
	Basis   string   `json:"basis" doc:"direct: of this move; programme: of programmes with moves like it; borrowed: of another part of the body."`
	Sources IDs      `json:"sources" from:"SourceIDs" doc:"Ids of sources."`
	Claims  IDs      `json:"claims" from:"ClaimIDs" doc:"Ids of claims."`
}

type Routine struct {
	_ struct{} `doc:"Moves in order."`
	Head
	For             string   `json:"for" doc:"Who it is for."`
	HowOften        string   `json:"how_often" doc:"On how many days a week at most, in words."`
	DaysAWeek       int      `json:"days_a_week" md:"-" doc:"On how many days a week at most."`
	AllowMinutes    int      `json:"allow_minutes" doc:"Whole minutes to set aside: the moves, 10 seconds a change, a minute for each trip to the floor."`
	ExerciseSeconds int      `json:"exercise_seconds" md:"-" doc:"How long the moves take."`
	FloorTrips      int      `json:"floor_trips" md:"Trips to the floor" doc:"How often one gets down to the floor and up again."`
	Notes           []string `json:"notes" md:"Before you begin" style:"section" doc:"What to know before starting."`
	Items           []Item   `json:"items" md:"The moves" style:"steps" doc:"The moves."`
	Limits
	Text string `json:"text" md:"What we know" style:"section" format:"markdown" from:"Body" doc:"What is known, in Markdown; it may be empty."`
}

type Item struct {
	_        struct{} `doc:"One move of a routine or a sheet."`
	Stretch  Ref      `json:"stretch" from:"Move" doc:"The move."`
	Dose     Dose     `json:"dose" md:"How much" doc:"How much of it here."`
	Position Word     `json:"position" md:"Where" doc:"Where it is done here."`
	Change   *string  `json:"change" doc:"What changes there, if the steps do not say it."`
	Steps    []string `json:"steps" style:"steps" doc:"What to do there with that dose, in order."`
	Care     []string `json:"care" md:"Change it for your body" doc:"How to change it for some bodies."`
}

// Sheet is moves that somebody chose for one person.
type Sheet struct {
	_ struct{} `doc:"Moves that somebody chose for one person: the address of a sheet with .json behind /handout. Who has the address has the sheet: we keep none."`
	Envelope
	DaysAWeek    int    `json:"days_a_week" from:"Days" doc:"On how many days a week; 0 if it does not say."`
	Fits         []Word `json:"fits" doc:"What it is to fit. It is about health: keep it private."`
	LeftOut      []Ref  `json:"left_out" doc:"Moves of the sheet that do not fit. They are not among the items: name them as left out."`
	Items        []Item `json:"items" doc:"The moves."`
	AllowMinutes int    `json:"allow_minutes" doc:"Whole minutes to set aside."`
	Limits
}

type Plan struct {
	_ struct{} `doc:"Routines for 6 to 12 weeks, in stages. Its addresses with a week after them, such as /3, are pages that lead through that week."`
	Head
	For    string   `json:"for" doc:"Who it is for."`
	Weeks  int      `json:"weeks" doc:"How many weeks it takes."`
	Notes  []string `json:"notes" md:"Before you begin" style:"section" from:"Preparation" doc:"What to know before starting."`
	Stages []Stage  `json:"stages" style:"entries" doc:"Its stages, in order."`
	Limits
	Text string `json:"text" md:"What we know" style:"section" format:"markdown" from:"Body" doc:"What is known, in Markdown; it may be empty."`
}

type Stage struct {
	_         struct{}       `doc:"Some weeks of a plan that are alike, but for the minutes of a move."`
	Name      string         `json:"name" doc:"Its name."`
	FirstWeek int            `json:"first_week" from:"First" doc:"Its first week."`
	Weeks     int            `json:"weeks" from:"Length" doc:"How many weeks it takes."`
	Expect    string         `json:"expect" md:"What is usual" doc:"What is usual in it."`
	Sessions  []StageSession `json:"sessions" md:"In each week" doc:"What to do in each week of it."`
	Minutes   []int          `json:"minutes" md:"Minutes, week by week" doc:"For each week, the minutes of the move that is done for minutes. Empty if the weeks are alike."`
	Up        string         `json:"up" md:"Step up" doc:"When to go on to the next stage, beside the pain rule."`
	Stay      string         `json:"stay" doc:"When to do a week of it again."`
	Back      string         `json:"back" md:"Step back" doc:"What to do if it is too much."`
}

type StageSession struct {
	_            struct{} `doc:"A routine in a stage of a plan."`
	Routine      Ref      `json:"routine" doc:"The routine."`
	DaysAWeek    int      `json:"days_a_week" doc:"On how many days of a week."`
	AllowMinutes int      `json:"allow_minutes" doc:"Whole minutes to set aside, with the doses of the stage."`
	Doses        []Item   `json:"doses" md:"With other doses" doc:"The moves that have another dose than in the routine."`
}

type Claim struct {
	_ struct{} `doc:"Something people say about backs, and what we say instead."`
	Head
	Claim          string  `json:"claim" md:"-" doc:"As people say it."`
	Verdict        Entry   `json:"verdict" md:"Our verdict" doc:"Our verdict."`
	Say            string  `json:"say" md:"What we say" doc:"What we say."`
	NoSourceReason *string `json:"no_source_reason" md:"We name no source for it" doc:"Why it may stand without a source."`
	CitedBy        []Link  `json:"cited_by" md:"Where we use this" style:"section" doc:"Pages that rest on it."`
}

type Source struct {
	_ struct{} `doc:"Something we read."`
	Head
	Kind        Word     `json:"kind" doc:"What sort of work it is."`
	Authors     []string `json:"authors" doc:"Its authors, or one organisation."`
	By          string   `json:"by" md:"-" doc:"Its authors in a few words."`
	Year        *int     `json:"year" from:"-" doc:"When it came out. With null, nobody says."`
	PublishedIn string   `json:"published_in" doc:"Where it was published."`
	Original    string   `json:"original" md:"Read it there" format:"uri" from:"Address" doc:"Where to read it."`
	Population  string   `json:"population" md:"Who was studied" doc:"Who was studied."`
	Studied     Word     `json:"studied" md:"Part of the body" doc:"The part of the body that was studied."`
	Finding     string   `json:"finding" md:"What it says, in our words" doc:"What it says, in our words."`
	Certainty   Word     `json:"certainty" doc:"The grade that its own authors gave, or the guideline itself, as studies name it. Where the id is not-graded, we have not seen one."`
	Read        string   `json:"read" md:"Last gone through" format:"date" from:"-" doc:"The day we last went through what stands here. How we read it stands in seen_as."`
	SeenAs      string   `json:"seen_as" from:"As" doc:"What we saw of it: full text, guideline, page, abstract, copy (on another site) or second hand (what others write about it)."`
	SeenOn      string   `json:"seen_on" format:"date" from:"On" doc:"The day we saw that."`
	CitedBy     []Link   `json:"cited_by" md:"Where we use this" style:"section" doc:"Pages that rest on it."`
}

type Safety struct {
	_ struct{} `doc:"When to get help. Numbers to call are those of the country this site is for."`
	Head
	Lead  string   `json:"lead" md:"First of all" doc:"What to know first."`
	Card  Card     `json:"card" md:"-" doc:"The small card that stands beside all advice. Show it beside yours."`
	Cards []Card   `json:"cards" style:"entries" doc:"All signs, the most urgent first."`
	Pain  []string `json:"pain" md:"Is some pain all right?" style:"section" doc:"How much pain is all right."`
	Text  string   `json:"text" md:"More on it" style:"section" format:"markdown" from:"Body" doc:"More, in Markdown; it may be empty."`
}

type Card struct {
	_       struct{} `doc:"Signs that call for one action."`
	ID      string   `json:"id" md:"-" doc:"Its id."`
	Heading string   `json:"heading" doc:"What to do."`
	Level   int      `json:"level" md:"-" doc:"1 call now, 2 get advice today, 3 book an appointment."`
	Signs   []string `json:"signs" format:"markdown" from:"Lines" doc:"The signs, in Markdown."`
	Why     *string  `json:"why" doc:"Why."`
}

type Treatments struct {
	_ struct{} `doc:"What treatments did in trials. With .csv for .json, a spreadsheet."`
	Head
	Treatments []Treatment `json:"treatments" style:"entries" doc:"Its rows."`
	Text       string      `json:"text" style:"text" format:"markdown" from:"Body" doc:"The text in Markdown."`
}

type Treatment struct {
	_         struct{} `doc:"What one treatment did in trials for one complaint."`
	ID        string   `json:"id" md:"-" doc:"Its id."`
	Address   string   `json:"address" md:"-" format:"uri" doc:"Where it stands."`
	Treatment string   `json:"treatment" doc:"Its name."`
	For       Word     `json:"for" doc:"What for."`
	Result    Entry    `json:"result" md:"What it did" doc:"What came of it."`
	Points    *float64 `json:"points" md:"-" doc:"How much less pain, of 100."`
	Effect    string   `json:"effect" doc:"In words."`
	Against   string   `json:"against" md:"Compared with" doc:"Against what."`
	After     *string  `json:"after" md:"When" doc:"When."`
	Certainty Word     `json:"certainty" md:"How sure we are" doc:"How sure we are."`
	Trials    *int     `json:"trials" doc:"How many trials."`
	People    *int     `json:"people" doc:"How many people."`
	Say       string   `json:"say" md:"What we say" doc:"What we say."`
	Harms     *string  `json:"harms" doc:"Its harms."`
	Advice    *string  `json:"advice" md:"What guidelines say" doc:"What guidelines say of it."`
	More      *Link    `json:"more" doc:"The page that says more."`
	Sources   IDs      `json:"sources" from:"SourceIDs" doc:"Ids of sources."`
}

type Guidelines struct {
	_ struct{} `doc:"What guidelines recommend. With .csv for .json, a spreadsheet."`
	Head
	Guidelines []Guideline `json:"guidelines" style:"entries" doc:"The guidelines, read or not."`
	Shown      int         `json:"shown" md:"Recommendations on this site" doc:"How many of them the site says."`
	Text       string      `json:"text" style:"text" format:"markdown" from:"Body" doc:"The text in Markdown."`
}

type Guideline struct {
	_               struct{}         `doc:"A guideline, whether we could read it or not."`
	Name            string           `json:"name" doc:"Its name."`
	Source          string           `json:"source" from:"SourceID" doc:"The id of its source."`
	Version         string           `json:"version" doc:"Which version."`
	Checked         string           `json:"checked" format:"date" doc:"When we last checked what stands here of it."`
	Unseen          *string          `json:"unseen" md:"Not seen" doc:"What of it we have not seen. With null, nothing."`
	Recommendations []Recommendation `json:"recommendations" doc:"What it recommends."`
}

type Recommendation struct {
	_         struct{} `doc:"What a guideline says about one thing."`
	ID        string   `json:"id" md:"-" doc:"Its id."`
	Address   string   `json:"address" md:"-" format:"uri" doc:"Where it stands."`
	Guideline string   `json:"guideline" md:"-" doc:"The id of the source."`
	Version   string   `json:"version" md:"-" doc:"Which version."`
	Number    *string  `json:"number" doc:"Its number there. With null, we have not seen one."`
	Seen      string   `json:"seen" md:"-" format:"date" doc:"The day we read it."`
	Advice    Entry    `json:"advice" doc:"For or against."`
	Say       string   `json:"say" style:"title" doc:"What it is about, in our words."`
	Page      *Link    `json:"page" md:"Here" doc:"The page that says it. With null, none does."`
	Reason    *string  `json:"reason" md:"Not here" doc:"Why no page says it."`
}

// All holds all documents, and what they refer to.
type All struct {
	_ struct{} `id:"library" doc:"Everything in one file."`
	Envelope
	Site        string        `json:"site" format:"uri" doc:"The site it is of."`
	Title       string        `json:"title" doc:"The name of the site."`
	Summary     string        `json:"summary" doc:"What the site is."`
	Updated     string        `json:"updated" format:"date" doc:"The day of the newest change."`
	Safety      *Safety       `json:"safety" doc:"The signs that need help. Show them beside anything you take from here."`
	Guides      []*Guide      `json:"guides" doc:"All guides."`
	Stretches   []*Stretch    `json:"stretches" doc:"All moves, by number."`
	Routines    []*Routine    `json:"routines" doc:"All routines."`
	Plans       []*Plan       `json:"plans" doc:"All plans."`
	Claims      []*Claim      `json:"claims" doc:"All claims we checked."`
	Sources     []*Source     `json:"sources" doc:"All we read."`
	Cautions    []FullCaution `json:"cautions" doc:"All cautions, with why we say each."`
	Questions   []Question    `json:"questions" doc:"Questions many people ask, with short answers."`
	Checklist   []Task        `json:"checklist" from:"Tasks" doc:"The weekly checklist."`
	Glossary    []Term        `json:"glossary" from:"Terms" doc:"Words that texts use."`
	Treatments  []Treatment   `json:"treatments" doc:"What treatments did in trials."`
	Guidelines  []Guideline   `json:"guidelines" doc:"Guidelines."`
	Regions     []Region      `json:"regions" doc:"Parts of the back."`
	Sections    []Entry       `json:"sections" doc:"Parts of the site that guides stand in."`
	Positions   []Position    `json:"positions" doc:"Places to do a move."`
	Kinds       []Kind        `json:"kinds" doc:"Sorts of moves."`
	Equipment   []Entry       `json:"equipment" doc:"Things that moves need."`
	Muscles     []Muscle      `json:"muscles" doc:"Muscles in plain words."`
	Tags        []Entry       `json:"tags" doc:"What documents are good for."`
	Certainties []Entry       `json:"certainties" doc:"How sure we can be, the surest first. The id is the grade as studies name it."`
	Verdicts    []Entry       `json:"verdicts" doc:"Verdicts on claims."`
}

type FullCaution struct {
	_ struct{} `doc:"A caution, and why we say it."`
	Caution
	Basis   string `json:"basis" doc:"What it rests on: reference, consensus or usual-practice."`
	Why     string `json:"why" doc:"Why we say it."`
	Sources IDs    `json:"sources" from:"SourceIDs" doc:"Ids of sources."`
}

type Question struct {
	_        struct{} `doc:"A question and a short answer."`
	ID       string   `json:"id" doc:"Its id."`
	Address  string   `json:"address" format:"uri" doc:"Where it is answered."`
	Question string   `json:"question" doc:"The question."`
	Answer   string   `json:"answer" doc:"The answer."`
	Warning  *string  `json:"warning" doc:"The signs that its own page says below the answer."`
	More     Link     `json:"more" doc:"The page that says more."`
	Sources  IDs      `json:"sources" from:"SourceIDs" doc:"Ids of sources."`
	Claims   IDs      `json:"claims" from:"ClaimIDs" doc:"Ids of claims."`
}

type Task struct {
	_         struct{} `doc:"A line of the weekly checklist."`
	ID        string   `json:"id" doc:"Its id."`
	Address   string   `json:"address" format:"uri" doc:"Where it stands."`
	Do        string   `json:"do" doc:"What to do."`
	Why       string   `json:"why" doc:"Why."`
	Certainty Word     `json:"certainty" doc:"How sure we are."`
	Remark    bool     `json:"remark" doc:"It is a remark, not something to tick."`
	Sources   IDs      `json:"sources" from:"SourceIDs" doc:"Ids of sources."`
	Claims    IDs      `json:"claims" from:"ClaimIDs" doc:"Ids of claims."`
}

type Term struct {
	_       struct{} `doc:"A word of the glossary."`
	ID      string   `json:"id" doc:"Its id."`
	Address string   `json:"address" format:"uri" doc:"Where it is explained."`
	Term    string   `json:"term" doc:"The word."`
	Meaning string   `json:"meaning" doc:"What it means, in a few words."`
	Forms   []string `json:"forms" doc:"How it stands in texts."`
}

type Word struct {
	_    struct{} `doc:"A word that documents share."`
	ID   string   `json:"id" doc:"Its id."`
	Name string   `json:"name" doc:"Its name, for readers."`
}

type Entry struct {
	_ struct{} `doc:"A word that documents share, explained."`
	Word
	Meaning string  `json:"meaning" doc:"What it means, in a few words."`
	Address *string `json:"address" format:"uri" doc:"Its page. With null, it has none."`
}

type Region struct {
	_ struct{} `doc:"A part of the back."`
	Entry
	Feels   string `json:"feels" doc:"What people often feel there."`
	Differs string `json:"differs" doc:"How this part of the back differs."`
	Start   []Ref  `json:"start" doc:"Moves to start with."`
	Sources IDs    `json:"sources" from:"SourceIDs" doc:"Ids of sources."`
}

type Position struct {
	_ struct{} `doc:"A place to do a move."`
	Entry
	Label string `json:"label" doc:"As on a card: In a chair."`
	Floor bool   `json:"floor" doc:"One gets down to the floor for it."`
}

type Kind struct {
	_ struct{} `doc:"A sort of move."`
	Entry
	Note    *string `json:"note" doc:"What to know of how often to do such moves."`
	Sources IDs     `json:"sources" from:"SourceIDs" doc:"Ids of sources."`
}

type Muscle struct {
	_ struct{} `doc:"A muscle by both its names."`
	Entry
	Latin string `json:"latin" doc:"Its Latin name."`
}

type Link struct {
	_       struct{} `doc:"A page."`
	Title   string   `json:"title" doc:"Its title."`
	Address string   `json:"address" format:"uri" from:"Path" doc:"Its address."`
}

type Ref struct {
	_  struct{} `id:"reference" doc:"Another document."`
	ID string   `json:"id" doc:"Its id."`
	Link
}

type SourceRef struct {
	_ struct{} `doc:"Enough to name a source."`
	Ref
	By       string `json:"by" doc:"Its authors in a few words."`
	Year     *int   `json:"year" from:"-" doc:"When it came out. With null, nobody says."`
	Original string `json:"original" format:"uri" doc:"Where to read it."`
}

type ClaimRef struct {
	_ struct{} `doc:"A claim and our verdict. Its title is the claim in quotation marks."`
	Ref
	Verdict Word `json:"verdict" doc:"Our verdict."`
}

type Change struct {
	_    struct{} `doc:"A change that matters to a reader."`
	Date string   `json:"date" format:"date" doc:"When."`
	Why  string   `json:"why" doc:"Why, in a line."`
}

type Review struct {
	_          struct{} `doc:"A review by a clinician, who agreed to be named."`
	Name       string   `json:"name" doc:"The name."`
	Profession string   `json:"profession" doc:"The profession."`
	Register   string   `json:"register" doc:"The register of the profession."`
	Number     string   `json:"number" doc:"The number in the register."`
	Date       string   `json:"date" format:"date" doc:"When."`
}

// IDs are the IDs of sources or claims.
type IDs []string
