using System.Collections.Frozen;

namespace Pace.Learning.Web.Contributions.Identification.Lists;

/// <summary>Words that tell nothing of anybody. It need not be whole: it keeps what is typed with a capital, or behind a title, from being taken for a name.</summary>
internal static class OrdinaryWords
{
    /// <summary>Words that bind others; none of them is part of a name.</summary>
    private static readonly FrozenSet<string> Binding = WordList.Of("""
        a about above across after again against all along already also always am among an and another any anybody anyone anything are arent around as at away back be became because become been before
        behind being below beside between both but by can cant cannot come comes coming could couldnt did didnt do does doesnt doing done dont down during each either else enough even ever every everybody
        everyone everything except few first for from get gets getting give gives go goes going gone got had hadnt has hasnt have havent having he hed hell her here hers herself hes him himself his how
        however i id if ill im in inside instead into is isnt it its itself ive just last least left less let lets like made make makes many may me might mine more most much must my myself near nearly
        neither never next no nobody none nor not nothing now of off often on once one only onto or other others our ours out outside over own past per put puts rather really same she shed shes should
        shouldnt since so some somebody someone something sometimes soon still such than that thats the their theirs them then there theres these they theyd theyll theyre theyve thing things this those
        through till to today together tomorrow tonight too toward towards two under until up upon us use used very via was wasnt we wed well went were werent weve what whats when where whether which while
        who whole whom whos whose why will with within without wont would wouldnt yes yesterday yet you youd youll your youre yours yourself youve three four five six seven eight nine ten eleven twelve
        thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty hundred thousand second third half
        """);

    private static readonly FrozenSet<string> Common = WordList.Of("""
        able accept accident act add address adult advice afraid afternoon age agency agree agreement air alarm alone angry animal answer appointment area argue arm arrive art ask asleep attend aunt auntie
        autism autumn award aware awful baby bad badge bag bake ball bank bar barrister bath bathroom beach bear beat beautiful bed bedroom began begin behave believe bell bench best better big bike bill
        bin bird birthday biscuit bit black blame blind block blood blue board boat body book boot boss bottle bottom bought bowl box boy boyfriend brain brave bread break breakfast breath breathe bridge
        bright bring brother brought brown brush build building bus business busy buy bye cab cake call calm came camp campaign car card care carer carry case cash cat catch caught cause centre certain chair chance
        change charge charity chat cheap check cheek chemist child children chips chocolate choice choose church cigarette cinema circle city class clean clear clever clinic clock close clothes cloud club coach
        coat coffee cold college colour comfort committee common community company complain concern conference consent contact cook cool copy corner corridor cost cot cough council counsel count country county couple courage course
        court cousin cover crash cream credit cried crime cross crowd crown cry cup cupboard curtain custody cut dad daddy daft damage dance dark date daughter dawn day dead deal dear debt decide deep dentist department
        describe desk detective diary die difference different difficult dinner dirty disabled discuss dish disgusting distance doctor document dog door double doubt drama draw drawer dream dress drink drive driver drop drove dry due dull dust duty
        ear early earn easy eat edge education effort egg elderly email emergency employ empty end energy engine english enjoy entrance envelope equal escape especially estate evening event evidence exact exam example
        excited expect experience expert explain eye face fact fail fair fall false family famous fancy far farm fast fat father fault favourite fear feel feet felt female fence field fight figure file fill
        film final find fine finger finish fire fish fit fix flat flew flight floor flower fly folder folk follow food fool foot football force foreign forest forget forgive forgot form forward foster found
        frame free freedom fresh friend frightened front fruit full fun funny furniture future game garage garden gate gave general gentle gift girl girlfriend glad glass goal god good goodbye gran grandad
        granddad granddaughter grandma grandmother grandson grandparent grass grateful great green grew grey ground group grow guardian guess guide guilty guitar gym habit hair hall hand handle hang happen happy hard harm hat hate head
        health hear heard heart heat heaven heavy held help herself hi hid hide high hill history hit hold hole holiday home homework honest hope horrible horse hospital hot hour house household hug huge human hungry hurry hurt
        husband ice idea illness imagine important improve inch independent information injury inquiry interest interview intelligence invite island issue item jacket jail jam job join joke journey judge juice jump justice keep kept kettle key kick
        kid kill kind king kiss kit kitchen knee knew knife knit knock know lad ladder lady lake lamp land lane language laptop large late laugh launch law lawyer lazy lead leader leaflet learn leave leaves led leg lesson letter level
        liaison library lie life lift light line lip list listen little live lives living loan local lock lonely long look lose loss lost lot loud lounge love lovely low luck lucky lunch machine mad magic magistrate mail main male
        man manage manager manner map mark market married marry match mate matter meal mean meant meat media medicine meet meeting member memory men mental mention mess message met metal middle midnight midwife mile milk
        mind minute mirror miss mistake mix mobile model moment money month mood moon morning mother motorway mountain mouse mouth move movie mum mummy mam mammy museum music name nan nana nanny narrow nasty nation national natural nature
        neck need neighbour nephew nervous network new news newspaper nice niece night noise normal north nose note notice number nurse nursery offence offer office officer official oil okay old open operation opinion opposite orange order ordinary organise
        organisation original owe pack page paid pain paint pair pan panel paper parcel parent park part partner partnership party pass patch path patient pause pavement pay peace peer pen pencil people perfect perhaps period person
        phone photo photograph pick picnic picture pie piece pill pillow pink pizza place plain plan plant plastic plate play please pleased plenty pocket point police policy polite pool poor pop population positive possible post pot potato
        pound power practice practise pray prepare present president press pretty prevent price prison private prize probably probation problem process professional programme project promise proof proper protect proud prove provide public pudding pull
        pupil purple purpose purse push quality quarter queen question queue quick quiet quite race radio rain ran rang reach react read ready real reason receipt receive recent record red referral reflect refuse region regular relation relationship
        relax remain remember remind rent repair reply report request research respect rest restaurant result return review rice rich ride right ring rise risk river road rock role roof room rope rose rough round route row rubbish rude
        rule run rush sad safe safeguarding safety said sale salt same sand sandwich sang sat save saw say scare school science score scream sea search season seat secret section see seem seen sell send senior sense sent sentence separate
        serious serve service session set settle several shade shake shame shape share sharp shed sheet shelf shelter shift shine ship shirt shock shoe shook shop short shot shoulder shout show shower shut shy sibling sick side
        sign signal silence silent silly similar simple sing single sink sir sister sit situation size skill skin skirt sky sleep slept slice slip slow small smart smell smile smoke snack snow soap social society sock sofa soft sold
        solicitor solid solve son song sorry sort soul sound soup south space spare speak special specialist speech speed spell spend spent spirit split spoke spoon sport spot spring square staff stage stair stamp stand star start
        state statement station stay steal step stepdad stepmum stick stomach stone stood stop store storm story straight strange strategy stranger street strength stress strict strong struggle student study stuff stupid style subject succeed success
        suddenly sugar suggest suit summer sun sunny support suppose sure surprise sweet swim swing system table tablet take taken talk tall target taste taught tax taxi tea teach teacher team tear teatime teen teenage teenager telephone television telly tell
        temper tend term terrible terrified test text thank theatre therapist therapy thick thin think thought threw throw ticket tidy tie tight time tin tiny tired title toast toilet told tongue took top torch total touch tough tour town toy
        track traffic train trainer training translate trauma travel treat tree trial trip trouble trousers truck true trust truth try turn tv twice twin type ugly umbrella uncle understand unhappy uni uniform unit university unknown unless
        unusual upset upstairs useful usual usually vaccine valley value van various vet victim view village violent visit visitor voice volunteer vote wage wait wake walk wall want war ward warm wash waste watch water wave way weak wear weather
        wedding week weekend weight welcome welfare wet wheel white wide wife wild win wind window wine wing winter wipe wish witness woman women wonder wonderful wood word wore work worker world worn worry worse worst worth wound wrap write
        written wrong wrote yard yeah year yell yellow young youngest eldest oldest youth zero zone fine favour missing return interview intelligence safe tag
        monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december mon tue tues wed thu thur thurs fri sat sun
        christmas easter eid diwali ramadan hanukkah halloween bonfire covid lockdown british welsh scottish irish english christian muslim islam hindu sikh jewish catholic church mosque temple polish
        europe european england britain scotland wales ireland uk usa nhs gp cse cce camhs sen senco ehcp plo pace plos tv ok dvd cd usb wifi sim pc ptsd adhd asd add dbs mash miss msn
        facebook instagram insta snapchat snap tiktok whatsapp twitter youtube google netflix xbox playstation internet zoom teams skype messenger iphone ipad android app online website web wii lego disney sky
        mr mrs ms dr lord jesus god allah bible quran amen mother mothers fathers valentines boxing bank parents family families social services service childrens council chief executive charter working
        amazing actually anyway absolutely apart attention awake behaviour beginning breathing clothing cooking ceiling during evening nothing morning feeling wedding hearing building swimming shopping parking pudding sitting waiting
        eggs vegetables beans bacon butter cheese tea cuppa crisps lasagne pasta curry chicken sausages gravy
        protection pupil referral offending section crimestoppers childline samaritans barnardos nspcc early strategy core group need plan strategy assessment youth justice victim head panel risk missing persons contextual safeguarding
        review conference chair minutes agenda independent reviewing advocate advocacy mentor counsellor counselling psychologist psychiatrist paediatrician midwifery maternity ward reception receptionist secretary headteacher deputy governor assembly detention exclusion
        broke broken spoken drawn chosen frozen stolen woken worn torn swore sworn threw thrown blown grown known shown flown froze chose stole woke wore tore blew hung swung stuck struck dug spun slid bit bitten hidden eaten ate drank drunk fed fled bled bred lent bent dealt
        crashed stopped slammed begged hugged planned dropped slipped tripped chatted clapped grabbed knitted snapped swapped trapped wrapped admitted committed referred preferred permitted occurred controlled cancelled travelled labelled
        abuse ache acted advise afford agreed alarm alert allow allowed although ambulance amount announce anxiety anxious apologise apologised apology application approach arrange arranged arrangement arrest article aside assess assumed attempt attitude
        autopilot avoid award backwards balance barrier basic basis beans beaten beer beg belief belong bench benefit bite bless bloody boil bomb bond boring borrow bother bow brand brief broad bruise budget burden burn burst cabin camera cancel candle cap
        capable carpet cast category ceiling cereal ceremony chain challenge chapter character chase cheer cheese chest chew chicken chin chocolate cigarettes client cliff climb clip coast code coin collect collected combine comment commit communicate
        communication compare compassion competent complete completely complex computer concentrate conclusion condition conditions confidence confident confidential confirm conflict confuse confused confusing connect conscious consider considered constant contain
        content continue contribute control conversation convince coping correct corridor couch count courses crack create criminal crisis critical cruel culture cure curious current curriculum curry custom customer cycle damp danger dangerous dare deaf decade decision decisions
        decorate dedicate defend define degree delay deliver demand deny depend depressed depression deserve despair desperate detail details determined develop development diet dignity direct direction disappear disappoint disappointed discover discussion disease
        disrupt distant district disturb divide divorce domestic donate double downstairs drag drain drawing dropped drug drugs drum duck dump earring eastern economy edge effect elbow elect element embarrassed embarrassing emotion emotional empathy encourage encouraged enemy
        enormous ensure enter entire entrance environment episode equipment error essential estimate ethical exchange excuse exercise exhaust exhausted exhausting exist exit expand expensive explode exploit exploitation explore export expose express extra extreme
        extremely fabric fake fashion fate federal fever final finance financial firm flag flame flash flood flow flour focus fold fond forever formal former fortune frank frequent fridge fright fuel function funeral gang gap gather gaze gear gender genuine genuinely gesture giant glance glove glue goal
        gossip grab grade gradual gradually grain grand grandchild grave grip groom grooming guarantee guard guest gut guts habit halfway hammer handful handy harass hardly headache heal healthy heap height hell hesitate hide hint hire hit holiday hook hop horror host hostel hotel hurried
        ignore ignored image immediate immediately impact impatient impossible impress improvement incident include including income increase incredible incredibly indeed indicate individual industry inform inner innocent inquest insist inspire install instance instant instinct insult insurance
        intense intent internal interrupt introduce invest invisible involve involved iron isolate isolated itch jealous jeans jelly jewellery joint jolly joy junior keen keyboard kindness laid lane largest laundry layer league leak lean leather lecture legal liberty licence lifetime likely limit
        liquid litter liver load locked logical loose lorry loyal luggage lump lung lunchtimes magazine majority makeup marathon march mask mass master material maths maximum mayor measure mechanic medal medical melt menu mercy mess method mild million minimum minister minor minority miracle misery
        mission mixture mode modern module monitor monster motion motor mud multiple murder muscle mystery naked necessary neglect negative neither nerve nerves nest net nod nowadays nuisance numb numbers nut obey object oblige obvious obviously occasion occur odd odds offend officially online onto
        opening operate opportunity oppose option ordeal outcome outfit oven overall overcome overwhelmed overwhelming pale palm panic pants parade paragraph pardon passenger passport password pasta path pattern pavement peaceful pedestrian penalty pension pepper percent perform permanent permission
        persist personal personally perspective persuade petrol physical piano pig pile pin pitch pity plaster plates platform pleasant pleasure pledge plot plug plus poem poet poison pole politics pollen ponder portion position possess possibility possibly pour poverty powder praise prefer pregnancy pregnant
        presence preserve pressure presume pride priest primary principle priority privacy privilege procedure proceed produce product profile progress prompt proper properly property propose prosecute prosecution prospect psychology punch punish purely puzzle quit quote rabbit rage range rank rapid rare rarely rate
        rather ratio raw ray realise realised recall recipe recognise recommend reduce refer reflection refuge regard regret reject relate relative relatives release relevant reliable relief relieved religion reluctant rely remarkable remove repeat replace represent reputation require rescue
        resist resolve resource resources respond response responsible responsibility restore restrict resume retire retired reveal revenge reward rhythm rid risky routine rub rubber ruin rural rush sack sacrifice sandwich satisfied sauce sausage scale scar scared scatter scent schedule scheme scold scope
        scream screamed screen script seal secure seed seek seize select self selfish sensible sensitive series serious seriously setting severe sew sex shadow shallow sharing sheep shelf shell shield shift shock shocked shoot shore shortage shoulder shove shrug sigh sight silly silver sin sincere
        site skip slap slave slide slight slightly sneak snap soak sob sober solid soldier sole solution someday source spark speaker spill spin spiral spite splash split spoil spot spray spread squeeze stable stain stare steady steam steep steer stem step sticker stiff stir stitch stock storage straw
        stream stretch strike string strip stroke stubborn stumble suffer suitable sum supply surely surface surgeon surround survive survivor suspect suspicious swallow swear sweat sweep swell switch symptom tail tale tap tape target teenage telling temporary tender tent terms terrace theory
        thief thin thorough thoroughly threat threaten thrill throat throughout thumb thunder tidy tissue title toe tomato tone tool tooth toothache topic torture total touched tour tower track trade tradition trail trap trash treasure treatment tremble trick triple tube tuck tune tunnel turkey tutor twist typical
        unable uncomfortable unfair unfortunately union unique unit unite update upper urge urgent user vague valuable variety vast verse version vision vital vivid volume vulnerable wander warn warning waste wealth weapon weigh weird western whatever wheelchair whenever wherever whisper whoever wicked
        widow willing windy winner wipe wisdom wise wobble wooden wool worried worthwhile wrist writer yawn youngster yours youths
        hello hey hiya oh ah aw wow um er erm lol omg tbh idk btw xx xxx ta cheers cos coz cuz bc tho thru gonna wanna gotta kinda dunno innit aint yep nope nah ye ya u ur r n thx pls plz wasn didn couldn
        alongside became despite forgot hundred journey nowhere somewhere anywhere everywhere themselves ourselves ok okay trustful proudly ex kept mate mates everyday bedtime playtime lunchtime
        """);

    public static bool IsBinding(string key) => Binding.Contains(key);

    /// <summary>Whether it is known as a word as it stands.</summary>
    public static bool Lists(string key) => Binding.Contains(key) || Common.Contains(key);

    /// <summary>Whether it is known as a word, in one of its forms.</summary>
    public static bool Has(string key) => Lists(key) || IsFormOfOne(key);

    private static bool IsFormOfOne(string key) =>
        (key.EndsWith("ies", StringComparison.Ordinal) && Common.Contains(key[..^3] + "y"))
        || Drops(key, "s") || Drops(key, "es") || Drops(key, "d") || Drops(key, "ed") || Drops(key, "ing") || Drops(key, "ly") || Drops(key, "er") || Drops(key, "est") || Drops(key, "ers") || Drops(key, "y")
        || Drops(key, "ful") || Drops(key, "less") || Drops(key, "ness") || (key.StartsWith("un", StringComparison.Ordinal) && key.Length > 5 && Common.Contains(key[2..]))
        || (key.Length > 6 && (key.EndsWith("tion", StringComparison.Ordinal) || key.EndsWith("ment", StringComparison.Ordinal) || key.EndsWith("ness", StringComparison.Ordinal) || key.EndsWith("able", StringComparison.Ordinal)));

    private static bool Drops(string key, string ending)
    {
        if (key.Length < ending.Length + 3 || !key.EndsWith(ending, StringComparison.Ordinal))
        {
            return false;
        }
        var stem = key[..^ending.Length];
        return Common.Contains(stem) || Common.Contains(stem + "e") || (stem[^1] == stem[^2] && Common.Contains(stem[..^1]));
    }
}
