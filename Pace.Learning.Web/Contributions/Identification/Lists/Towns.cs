using System.Collections.Frozen;

namespace Pace.Learning.Web.Contributions.Identification.Lists;

/// <summary>Towns, districts, counties and areas of post. The first word of a name with several leads to the rest.</summary>
internal static class Towns
{
    private static readonly string[] Plain =
    [
        """
        aberdare aberdeen abergavenny aberystwyth accrington acton airdrie aldershot alfreton alloa altrincham amersham andover antrim arbroath armagh arnold ashbourne ashford ashington atherton aylesbury ayr
        bacup balham ballymena banbury banff bangor barnet barnsley barnstaple barrowford basildon basingstoke batley beaconsfield bebington beckenham bedford bedfordshire bedworth belfast belper bentham
        berkhamsted berkshire bermondsey berwick beverley bexhill bexley bicester bideford billericay billingham bilston birkenhead birmingham blackburn blackpool blackwood bletchley blyth bodmin bognor
        bolsover bolton bootle boston bournemouth bracknell bradford braintree brent brentford brentwood bridgend bridgwater bridlington bridport brierley brighouse brighton bristol brixham brixton bromley
        bromsgrove broxtowe buckinghamshire bude burnage burnley burscough burslem burton buxton caerphilly calderdale camberley camberwell camborne cambridge cambridgeshire camden cannock canterbury
        cardiff cardigan carlisle carlow carmarthen carnforth castleford caterham catford chadderton chatham cheadle chelmsford cheltenham chepstow cheshire chesham cheshunt chester chesterfield chichester
        chigwell chingford chippenham chislehurst chorley chorlton cirencester clacton cleethorpes cleveleys clitheroe clydebank coalville coatbridge colchester colne colwyn congleton consett conwy corby
        cornwall coventry cramlington crawley crewe cromer crosby croydon cuckfield cumbernauld cumbria cwmbran dagenham darlington dartford dartmouth darwen daventry denbigh denton derby derbyshire
        dereham derry devizes devon dewsbury didcot didsbury doncaster dorchester dorking dorset dover droitwich droylsden dudley dukinfield dulwich dumbarton dumfries dundee dunfermline dunstable durham
        ealing eastbourne eastleigh eccles eccleston edgware edinburgh edmonton egremont ellesmere elgin eltham enfield enniskillen epsom erith esher essex evesham ewell exeter exmouth falkirk falmouth
        fallowfield fareham farnborough farnham farnworth felixstowe feltham finchley fleetwood folkestone formby frimley frome fulham fulwood gainsborough galashiels garstang garston gateshead gillingham
        glasgow glastonbury glossop gloucester gloucestershire godalming goole gorleston gorton gosport grangemouth grantham gravesend greenock greenwich greater-manchester grimsby guildford guiseley hackney
        halesowen halewood halifax hamilton hammersmith hampshire hampstead handforth haringey harlesden harlow harpenden harrogate harrow hartlepool harwich haslingden hastings hatfield havant haverfordwest
        haverhill havering heanor heckmondwike helston hemel hendon hereford herefordshire hertford hertfordshire hexham heysham heywood highgate hillingdon hinckley hitchin hoddesdon holborn holloway
        holyhead honiton horden hornchurch hornsey horsham horwich houghton hounslow hucknall huddersfield hulme humberside hungerford hunslet huntingdon huyton hyndburn ilford ilfracombe ilkeston ilkley
        inverness ipswich irlam irvine islington jarrow keighley kendal kenilworth kensington kent kettering keynsham kidderminster kilburn kilmarnock kingswood kirkby kirkcaldy kirkham kirklees knaresborough
        knowsley knutsford lambeth lancashire lancaster launceston leamington leatherhead leeds leicester leicestershire leigh leighton lerwick letchworth levenshulme lewes lewisham leyland leyton
        leytonstone lichfield limerick lincoln lincolnshire lisburn littleborough littlehampton litherland livingston liverpool llandudno llanelli llanrwst londonderry longton lossiemouth loughborough loughton louth
        lowestoft ludlow luton lymington lymm lytham mablethorpe macclesfield maesteg maghull maidenhead maidstone malden maldon malmesbury malvern manchester mansfield margate marple maryport matlock melksham
        merseyside merthyr merton mexborough middlesbrough middlesex middleton midlothian midsomer milnrow milton-keynes minehead mirfield mitcham morden morecambe morley mossley motherwell nantwich neath
        newark newbury newcastle newham newhaven newmarket newport newquay newry newtownabbey norfolk normanton northallerton northampton northamptonshire northolt northumberland northwich norwich norwood
        nottingham nottinghamshire nuneaton oakham okehampton oldbury oldham ormskirk orpington ossett oswaldtwistle oswestry otley oxford oxfordshire oxted padiham paignton paisley peckham pembroke penarth
        pendle penge penrith penzance perth peterborough peterlee petersfield pinner plymouth plaistow pontefract pontypool pontypridd poole portishead portsmouth portadown poulton preston prestatyn prestwich
        prudhoe pudsey purley putney radcliffe radstock ramsbottom ramsgate rawtenstall rayleigh reddish redcar redditch redhill redruth reigate retford rhondda rhyl ribbleton ripley ripon rishton
        rochdale rochester rochford romford romsey rossendale rotherham rothwell rowley royton ruislip runcorn rushden ruthin rutland ryde saddleworth saffron-walden salford salisbury saltash sandbach
        sandwell scarborough scotforth scunthorpe seaford seaham sefton selby sevenoaks sheffield shepton shettleston shildon shipley shirebrook shoreditch shoreham shrewsbury shropshire sidcup sittingbourne skegness
        skelmersdale skipton sleaford slough smethwick solihull somerset southall southampton southend southgate southport southwark spalding stafford staffordshire staines stalybridge stamford stanmore
        stepney stevenage stirling stockport stockton stoke stornoway stourbridge stowmarket strabane stranraer stratford streatham stretford stroud sudbury suffolk sunderland surbiton surrey sussex swadlincote
        swanley swanage swansea swindon swinton tadcaster tameside tamworth taunton tavistock teddington teesside teignmouth telford tewkesbury thamesmead thatcham thetford thirsk thurrock tilbury tipton
        tiverton todmorden tonbridge tooting torbay torquay tottenham totton toxteth trafford tredegar trowbridge truro tulse twickenham tyldesley tyneside tyne ulverston urmston uttoxeter uxbridge
        wakefield wallasey wallsend walsall waltham walthamstow wandsworth wantage warminster warrington warwick warwickshire washington waterloo watford wearside wednesbury wellingborough wellington wembley westhoughton
        westminster weymouth whitby whitechapel whitehaven whitley whitstable whitworth widnes wigan willenhall willesden wilmslow wiltshire wimbledon wimborne winchester windermere windsor winsford wirral
        wisbech witham withington witney woking wokingham wolverhampton woolwich worcester worcestershire workington worksop worthing wrexham wythenshawe yarmouth yeovil york yorkshire london moss-side
        """,
    ];

    private static readonly FrozenSet<string> Known = WordList.Of(Plain);

    /// <summary>Places whose name is a word. They count behind "in", "from" and such, where nothing follows that they could belong to.</summary>
    private static readonly FrozenSet<string> Words = WordList.Of(
        "barking barrow barry bath battle beer blackwater bow bury cheddar crook deal diss ely epping eye flint hale ham hook hove hull hyde leek looe mold nelson neath reading ripping rugby rye sale sandwich selby settle sheerness street tring ware wells bury rugby deal cowes stone hale");

    /// <summary>What stands before or behind a town and belongs to it.</summary>
    private static readonly FrozenSet<string> Additions = WordList.Of("north south east west great new old upper lower royal central inner outer little");

    private static readonly FrozenSet<string> Endings = WordList.Of("regis spa heath bridge green park bay hill hills wood moor common vale valley tydfil keynes fylde furness estate village");

    /// <summary>The letters that outward codes begin with.</summary>
    private static readonly FrozenSet<string> Areas = WordList.Of("""
        ab al b ba bb bd bh bl bn br bs bt ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec eh en ex fk fy g gl gu gy ha hd hg hp hr hs hu hx ig im ip iv je ka kt kw ky l la ld le ll ln ls lu m
        me mk ml n ne ng nn np nr nw ol ox pa pe ph pl po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf tn tq tr ts tw ub w wa wc wd wf wn wr ws wv yo ze
        """);

    public static bool Has(string key) => Known.Contains(key);

    public static bool IsWord(string key) => Words.Contains(key);

    public static bool IsAddition(string key) => Additions.Contains(key);

    public static bool IsEnding(string key) => Endings.Contains(key);

    public static bool IsArea(string letters) => Areas.Contains(letters);
}
