using System.Collections.Frozen;

namespace Pace.Learning.Web.Contributions.Identification.Lists;

/// <summary>First names that are hardly ever anything else, of the families that live in Britain. Those that are words as well are in <see cref="OrdinaryNames"/>.</summary>
internal static class FirstNames
{
    private const string British = """
        aaron abbie abbey abby abigail adam adele adrian aidan aiden alan alastair albert albie alec alesha alex alexa alexander alexandra alexis alfie alfred alice alicia alisha
        alison alistair allan amanda amelia amelie amy andrea andrew andy angela angus anita ann anna annabel annabelle anne annette annie anthony antony archie ariana arthur arran ashleigh ashley
        audrey ava bailey barbara barry beatrice becca beckie becky belinda ben benjamin bernard bertie beth bethan bethany betty bev beverley bianca billie billy bobby bonnie bradley
        brandon brenda brian bridget brittany bronte bruce bryan bryony byron caitlin caleb callum calum cameron camilla carl carla carly caroline carolyn carrie casey cassie catherine cathy
        cayden chantelle chantel chantal charlene charles charlie charlotte chelsea cherie cheryl chloe chris chrissie christina christine christopher cindy claire clara clare claudia clive
        codie cody colette connor conor corey cory courtney craig curtis cynthia damian damien damon dan dani daniel danielle danny darcey darcy daren darren darryl dave david davina dawson
        deb debbie deborah debra declan demi dennis derek des desmond diana diane dominic donna doreen doris dorothy doug douglas duncan dylan eddie edith edward edwin eileen elaine eleanor elena
        eliza elizabeth elise ella elle ellen ellie elliot elliott ellis eloise elsie emilia emily emma emmie erica erin esme ethan ethel eva evan evelyn evie fay felicity felix
        finlay finley fiona florence francesca frances francis frankie fraser fred freda freddie freddy frederick freya gabriel gabriella gareth gary gavin gemma geoff geoffrey george georgia
        georgie georgina gerald geraldine gerard gillian gina giles gladys glenn gloria gordon graeme graham greg gregory gwen hannah harold harley harriet harrison harry harvey hayden
        hayley hazel helen henry hilary howard hugh hugo iain ian imogen ingrid irene isaac isabel isabella isabelle isla isobel ivan jackie jackson jacob jacqueline jaden jake james jamie jan
        jane janet janice janine jared jason jayden jaydon jeanette jeff jeffrey jemima jemma jen jenna jennie jennifer jenny jeremy jess jessica jessie jill jim jimmy joan joanna joanne joe joel
        john johnny jodie jody jon jonathan jonny jordan joseph josephine josh joshua joyce judith judy julia julian julie june-anne justin justine kai karen karl kate katherine kathleen kathryn
        kathy katie katy kayden kayla kayleigh keeley keira keith kelly kelsey kelsie ken kenneth kenny kerrie kerry kev kevin kian kieran kim kimberley kirsten kirsty kyle kylie kyra lacey
        lara laura lauren laurence lawrence layla leah leanne leigh-anne leila leo leon leonard lesley leslie lewis lexi lexie liam lilian lillian lillie lilly linda lindsay lindsey lisa liz lizzie
        lloyd logan lois lola lorna lorraine lottie lou louis louisa louise lucas lucinda lucy luke lydia lynda lynn lynne lynsey mabel macy maddie maddison madeleine madison maggie maisie mandy
        marc marcus margaret marian marie marilyn marion marjorie marlene martha martin martyn matilda matt matthew maureen maurice mavis maxine megan meghan mel melanie melissa meredith mia
        michael michaela michelle mick mike mikey millicent millie mitchell moira molly monica morgan muriel myles nadine nan-marie nancy naomi natalie natasha nathan nathaniel neil nell nellie nicholas
        nicky nicola nicole nigel nina noah noel nora norma norman oliver olivia ollie oscar owen pam pamela paige paula pauline paul peggy percy pete peter phil philip philippa phillip phoebe
        phyllis pippa polly priscilla quentin rachael rachel ralph raymond rebecca rebekah reece reggie reginald rhiannon rhianna rhys ricardo richard ricky riley rita robbie robert roberta roger roland
        ron ronald ronnie rosalind roseanne rosemary rosie ross rowena roxanne roy rupert russell ruth ryan sadie sally sam samantha sammy samuel sandra sara sarah scarlett scott sean sebastian
        selina seth shane shania shannon sharon shaun shauna sheila shelby shelley shirley sian sid sidney simon skye sonia sophia sophie spencer stacey stacy stan stanley stella stephanie stephen steve
        steven stewart stuart susan susanna susannah susie suzanne sybil sylvia tabitha tamara tammy tamsin tania tanya tara tasha ted teresa terence teresa terri terry tess tessa thelma theo
        theodore theresa thomas tia tiegan teagan tilly tim timothy tina toby tom tommy toni tony tracey tracy trevor tricia trish trudy tyler ursula vanessa vera verity veronica vicki vicky victoria
        vince vincent vivian vivienne walter wanda warren wayne wendy wesley wilfred wilma winifred yvette yvonne zac zach zachary zack zak zara zoe zoey
        """;

    private const string IrishScottishWelsh = """
        aine aisling aoife angharad aled alun anwen bronwen bethan brendan brigid caoimhe cara carys catriona ceri cerys ciara ciaran cian colleen conall cormac dafydd daire darragh deirdre
        delyth dermot dilys dylan eamon eilidh eilish eimear eira eirian eleri elin emyr eoghan eoin euan ewan fergus finn finnian fionn fionnuala gaynor geraint glynis glynn gethin gwyneth gwenllian
        hamish hefin heledd huw ieuan ifan iestyn iolo iona isla jarlath kathleen kayleigh keelan keelin lachlan llinos llyr lowri mairead mairi malachi mared maeve meabh megan mererid merryn morag
        morgan myfanwy nerys nesta niall niamh nuala oisin orla orlaith owain padraig paddy patrick rhian rhodri rhona roisin ronan rory saoirse seamus seren shona siobhan sinead sioned sorcha
        tegan teifi tiernan tomos tudor una
        """;

    private const string SouthAsian = """
        aadam aaliyah aamir aarav aarti abbas abdul abdullah abida adeel adil afzal ahmad ahmed aisha aishah akash akhtar alina aliya aliyah amaan amal amina aminah amir amira amit amna amrit anam
        aneesa anika anil anisa anisha anita anjali ankit anwar arjun arshad arun asha ashraf asif asim asma atif ayaan ayan ayesha azhar aziz bilal bushra chandra darshan deepa deepak devi dhruv
        dilraj faisal fahim faiza farah farhan faris farooq farzana fatema fatima fatimah ferdous gita gurpreet gurdeep habib hadiya hafsa hamid hamza hana hardeep hari haris harjit harpreet haroon
        hasan hasnain hassan humaira humayun husna hussain hussein ibrahim idris ikram imaan iman imran inaya inayah iqbal iqra irfan isha ismail jaspreet jaswinder javed javid jayesh junaid
        kabir kamal kamran karim kashif kavita khadija khadijah khalid kiran kiranjit komal krishna kulwinder laila lakshmi lubna maha mahmood mahnoor maira malik maliha manjit manpreet mariam marwa
        maryam mehmood mehreen meena mina mohammad mohammed mohamed mohsin mubarak muhammad mujahid mukesh mumtaz munira musa mustafa nabeel nabila nadeem nadia nadim naeem nafisa naima nargis
        nasir nasreen nasrin naveed navjot neelam neha nida nikhil nisha noor noreen nusrat omar osman parveen pooja prakash prem preeti priya priyanka qasim rabia rafiq rahim rahima rahul raj raja
        rajesh rajinder rajiv rakesh rani rashid ravi raza razia rehan rehana reena rekha rishi ritu riya rizwan rohan rohit rubina rukhsana saad saba sabah sabina sabrina sadia safa safiya saif
        saima saira sajid sajida salim salima salma salman samina samir samira sana sandeep sanjay saqib satnam sehrish shabana shabir shabnam shahid shahida shahnaz shaista shakil shanaz sharif
        shazia sheraz shreya shyam simran sobia sohail sonal sukhdeep sukhwinder sumaira sumaya sunil sunita suraj surinder syed tahir tahira taimoor talha tanveer tanvir tariq tasneem tayyab tehmina
        umair umar usha usman uzma vijay vikram vinod wahid waqar waqas waseem yasin yasir yasmeen yasmin yusra yusuf zafar zahid zahida zahra zain zainab zakariya zaki zara zaynab zayn zeeshan zeenat
        zishan zohra zubair zulfiqar
        """;

    private const string AfricanCaribbeanArab = """
        abiola abeba abena abimbola abiodun abraham ade adebayo adeola adaeze adanna adwoa afia ahlam akin akosua akua alhaji amadi amara amarachi ameyaw aminata amma anan ange asante awa ayo ayodele
        ayodeji ayomide ayesha babatunde bashir bola bolanle bukola chiamaka chibuzo chidera chidi chika chike chima chimamanda chinedu chinonso chioma chukwudi danai dayo demba desta dwayne ebele ebony
        ebuka efe efua ekene ekow elikem emeka emmanuel eniola esi esther ezekiel femi folake fola fumilayo funke ganiyu habiba hakim hawa hodan ife ifeanyi ifeoma ifrah ijeoma ikenna isatou ismael
        jabari jaheim jahmal jahiem jamal jamila jamilah jermaine jerome joao kadiatou kareem keisha kehinde kelechi kemi khadra kobina kofi kojo kwabena kwadwo kwaku kwame kwasi lamin latisha latoya
        leroy lerato makeda malachi malaika malcolm mamadou marlon mariama mbali mohamud monique moses nana-ama naomie nathaniel ngozi nia njeri nkechi nnamdi nneka nyasha obi obinna olamide olu
        olufemi olumide oluwaseun oluwaseyi oluwatobi omari omolara onyeka oumou panashe patrice rasheed rashida rutendo saffiya sade samson samuel sekou seun seyi shadrach shanice shanelle shaniqua
        shaquille sheku sherese shola sibusiso simisola solomon suleiman tafadzwa taiwo tanisha tapiwa tariro tatenda tawanda temi temitope tendai tendayi thabo thandeka themba tinashe tobi tola tolu tomiwa
        tunde tyrell tyrese tyrone tyreece uche uchenna wambui winston yaa yaw yetunde yohannes yonas zanele zawadi zuri abdi abdirahman abdullahi adnan ahlam ali amer asad asma ayah bassam dalia dina
        fadi fadumo faduma farid ghada hadi haifa hala halima hamdi hanan hani hawo hibo huda ilham jamila jawad karima khaled layth leen lina maher mahmoud majid marwan maysa mona mounir muna nadir nawal
        nour omer raed rana rania rasha rima ruba sahar salah salem sami samia sawsan sumaya suad tarek wafa walid wissam yahya yousef zakaria zeinab
        """;

    private const string European = """
        adriana adrianna agata agnes agnieszka alejandro aleksander aleksandra alessandro alessia alexandru alina alicja ana anastasia andreea andrei andrej andrius andrzej ania anastazja antonio aneta anya
        artur asta barbora bartek bartosz beata bianka bogdan bogna bozena carlos carmen catalina cezary cristian cristina cosmin damian danuta danuta daria darius dariusz dawid denisa diego dimitar dimitri
        dmitri dominik dominika dorota edita edyta egle elena elzbieta emil emilia ewa ewelina fabian filip florin francisco franciszek gabriela gabija giorgi giulia giuseppe grzegorz halina hanna henryk
        ilona ioana ion ionela ionut irena irina ivana ivanka ivo iwona izabela jacek jadwiga jakub jan jana janusz jaroslaw jerzy joanna jolanta jose jozef julija justyna kacper kamil kamila karol
        karolina kasia katarzyna katerina katya kinga klara klaudia kristina krystyna krzysztof kuba lech leszek liliana lorenzo luca lucia ludmila lukas lukasz maciej maciek magda magdalena magdalene maja
        malgorzata manuel marcel marcin marek marco maria mariana mariola mariusz marko marta mateo mateusz mantas matas michal mihai mikolaj milan milena miguel mircea miroslav monika nadia natalia
        nataliya nicolae nikita nikola nikolai nikolay ola oksana oleg oleksandr olena olga oliwia oliwier pablo paolo patryk pavel pawel pedro petra petya piotr radoslaw radu rafal raluca renata
        roksana roman roxana ruta sandu sara sergei sergiu sergio simona slawomir sofia sonia sorin stanislaw stefan stefania svetlana sylwia szymon tadeusz tatiana tomas tomasz urszula vasile
        vasil viktor viktoria viktorija violeta vlad vladimir volodymyr wiktor wiktoria wioletta wojciech yana yulia yuliya zbigniew zofia zuzanna zsofia
        """;

    private static readonly FrozenSet<string> Known = WordList.Of(British, IrishScottishWelsh, SouthAsian, AfricanCaribbeanArab, European);

    public static bool Has(string key) => Known.Contains(key);

    /// <summary>A name with the s of a possessive that lost its apostrophe, as in "chantelles bag".</summary>
    public static bool HasWithS(string key) => key.Length > 5 && key[^1] == 's' && Known.Contains(key[..^1]);
}
