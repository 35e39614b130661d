using System.Collections.Frozen;

namespace Pace.Learning.Web.Contributions.Identification.Lists;

/// <summary>Words of which names of roads, schools and hospitals are made. Alone they tell nothing.</summary>
internal static class NameParts
{
    private static readonly FrozenSet<string> Known = WordList.Of("""
        st saint saints sacred holy trinity lady our cross christ king kings queen queens prince princes victoria albert edward george church chapel abbey priory mill park station school green bridge hill wood woods castle market moor field fields garden gardens orchard manor canal river lake
        brook spring well cedar oak ash elm beech birch willow maple chestnut hawthorn holly rose ivy lime poplar sycamore laurel lavender windsor royal york lancaster bishop bishops abbots monks friar cathedral college hall house farm meadow valley dale grange lodge
        north south east west upper lower new old great little long broad high cross london bank bath lea leigh stoney stone spa sea ferry quarry railway tower infirmary community
        """);

    // They go with a kind of house, road or court, and don't tell which.
    private static readonly FrozenSet<string> Kinds = WordList.Of("""
        primary secondary high grammar special local sunday boarding nursery infant infants junior juniors sixth form middle comprehensive catholic state private village free upper lower new old main ring slip council housing caravan industrial crown county magistrates family combined youth
        childrens general district memorial cottage community mental dental walk-in police bus fast slow long dead
        football rugby cricket boxing swimming gymnastics tennis netball chess dance drama girls boys ladies mens womens under village royal and the
        """);

    public static bool Has(string key) => Known.Contains(key);

    public static bool IsKind(string key) => Kinds.Contains(key);
}
