using System.Collections.Frozen;

namespace Pace.Learning.Web.Contributions.Identification.Lists;

/// <summary>Surnames that are common in Britain. They count beside a first name or a title only, so some of them may be words.</summary>
internal static class Surnames
{
    private static readonly FrozenSet<string> Known = WordList.Of("""
        abbott abdi abdullah abubakar achebe adams adebayo adeyemi adu afolabi agyeman ahmad ahmed akhtar akintola ali allen ameen anderson andrews ansah anwar appiah armstrong arnold asante ashton
        ashworth aslam atkins atkinson austin ayodele aziz bailey baker balogun banks barker barlow barnes barnett barrett barrow barton bates baxter begum bell bennett berry bhatti bibi birch bird black
        blackburn blake boateng bolton bond booth bowen boyd boyle bradley bradshaw brennan brookes brooks brown bryan bryant buckley bull burgess burke burns burrows burton butler butt byrne campbell
        carr carroll carter cartwright chambers chan chapman chaudhry chaudhary chen choudhury chowdhury chukwu clark clarke clayton clegg cole coleman coles collier collins connolly conway cook cooke
        cooper costa cox craig crawford cross crossley cunningham curtis daly daniels davies davis davidson dawson day dean dennis dhillon diallo diaz dixon dobson docherty dodd doherty donnelly douglas
        doyle drew duffy duncan dunn dyer edwards egan elliott ellis evans farah farooq farrell fernandes fielding fisher fitzgerald fleming fletcher flynn forbes ford foster fowler fox francis franklin
        fraser freeman french fry fuller gallagher garcia gardner george ghani gibbs gibson gilbert gill goddard gomez goodwin gordon gould graham grant gray green greenwood gregory grewal griffin
        griffiths hadi hall hamilton hammond hancock harding hardy hargreaves harper harris harrison hart hartley harvey hassan hawkins hayes haynes heath henderson henry heywood hewitt hicks higgins hill
        hilton hobbs hodgson holden holland holloway holmes holt hopkins horton houghton howard howarth howe howell hudson hughes humphreys hunt hunter hussain hussein hutchinson ibrahim idowu igwe iqbal
        ismail jackson jacobs jalloh james jamil janjua jarvis javed jenkins jennings john johnson johnston jones jordan joseph joyce kapoor kaur kay keane kelly kemp kennedy kenny kent kerr khalid khan
        khatun king kirby kirk knight knowles kowalska kowalski kumar lam lamb lambert lane lawrence lawson leach lee leigh lewandowski lewis lim little liu lloyd long lowe lucas lynch macdonald mackenzie
        mahmood malik mann marsden marsh marshall martin mason matthews mccann mccarthy mcdonald mcgrath mckenna mckenzie mclean mellor mensah mercer middleton miah miller mills mistry mitchell mohamed
        mohammed moore moran morgan morley morris morrison morton moss moyo murphy murray musa myers nash naylor ncube ndlovu nelson newman newton nguyen nicholls nicholson nkomo nolan norman norris north
        nowak obi odonnell oconnor ogden ogunleye okafor okeke okonkwo okoro olawale oliver oneill osborne osei owen owens owusu page palmer parker parkes parkinson parsons parry parveen patel paterson
        patterson payne pearce pearson perera perkins perry peters phillips pickering pickup platt pollard poole pope popescu porter potter powell power pratt preston price pritchard pugh quinn rafiq
        rahman raja ramsden randall rashid rawat read reed rees reeves reid reilly reynolds rhodes rice richards richardson riley roberts robertson robinson robson rodriguez rogers rose ross rowe rowley
        rushton russell ryan saleem sanders sanderson sandhu santos saunders savage scott shah shaikh sharma sharp sharples shaw shepherd sheikh sheridan short siddiqui silva simmons simpson sims
        singh skinner slater smart smith snow spencer stanley steele stephens stephenson stevens stevenson stewart stokes stone stott suleman sullivan summers sutcliffe sutton swift sykes tariq tate taylor
        thomas thompson thomson thornton thorpe todd tomlinson townsend tucker turnbull turner tyler uddin uddin vaughan vincent wade wainwright walker wallace walsh walters walton wang ward warner warren
        waters watkins watson watts webb webster welch wells west weston whalley wheeler whitaker white whitehead whitehouse whitfield whittaker wilkins wilkinson williams williamson willis wilson winter
        wojcik wong wood woods woodward wright wu yang yates yeboah young younis yusuf zafar zaman zhang zielinski
        """);

    public static bool Has(string key) => Known.Contains(key);
}
