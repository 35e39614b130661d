using System.Collections.Frozen;

namespace Pace.Learning.Web.Contributions.Identification.Lists;

/// <summary>Shops, chains and employers that many towns have one of: with a job or an hour they tell who somebody is. Words of one name are joined by a hyphen.</summary>
internal static class Shops
{
    private static readonly FrozenSet<string> Known = WordList.Of("""
        adidas aldi amazon argos arriva asda b-and-m b-and-q b-m b-q bargain-booze bet365 betfred birds-bakery booker bp burger-king card-factory caffe-nero cineworld claires co-op coop costa costco currys debenhams deliveroo
        dfs dhl dominos dpd dunelm evri farmfoods fedex first-bus five-guys gamestation greggs halfords harvester heron-foods hermes hmv holland-and-barrett home-bargains homebase hungry-horse h-and-m h-m iceland-foods ikea jd-sports
        jd-wetherspoon john-lewis just-eat kfc ladbrokes lidl londis m-and-s m-s maccies maccys mcdonald mcdonalds marks-and-spencer marks-and-spencers marks-spencer matalan mccolls mecca-bingo moonpig morrison morrisons nandos nando nisa
        northern-rail ocado odeon one-stop paddy-power pandora pets-at-home pizza-express pizza-hut poundland poundstretcher premier-inn prezzo primark pret pure-gym puregym river-island royal-mail sainsbury sainsburys schuh screwfix selfridges
        shoezone showcase-cinema smyths specsavers sports-direct stagecoach starbucks superdrug tesco tescos tk-maxx tkmaxx toby-carvery toolstation topshop travelodge uber-eats ugg vodafone vue waitrose waterstones wetherspoon wetherspoons
        wickes wilko wilkos william-hill wilkinsons wimpy zizzi the-range the-works
        """);

    /// <summary>Shops whose name is a word. They count with a capital behind "in", "at", "from", or where somebody works.</summary>
    private static readonly FrozenSet<string> Words = WordList.Of("boots next subway iceland spar shell range gap spoons brewers bargains game smiths");

    public static bool Has(string key) => Known.Contains(key);

    public static bool IsWord(string key) => Words.Contains(key);
}
