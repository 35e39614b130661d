using System.Collections.Frozen;

namespace Pace.Learning.Web.Contributions.Identification.Lists;

/// <summary>First names that are ordinary words too. What stands around them decides.</summary>
internal static class OrdinaryNames
{
    /// <summary>They can be things done: "may", "will", "she rose".</summary>
    private static readonly FrozenSet<string> Acts = WordList.Of("bill bob can chase chance drew frank grant guy hope hunter jack josh lance mark may nick pat rob rich rose sue wade ward will");

    /// <summary>Virtues, months, seasons and such, of which people speak without an article.</summary>
    private static readonly FrozenSet<string> Ideas = WordList.Of(
        "april august autumn blessing charity comfort dawn destiny eve faith favour gift grace happy harmony honour hope joy june justice liberty love may mercy patience peace precious prudence star storm summer sunny trinity winter");

    /// <summary>Flowers, stones, birds, and words that mostly stand behind an article when they are no name.</summary>
    private static readonly FrozenSet<string> Things = WordList.Of("""
        amber angel art ash aurora basil beau blaze blue bow brook brooke buddy candy carol christian cherry clay cliff coral crystal daisy dale dean dee diamond dolly fern flora gail gene ginger glen harper
        heather herb holly honey hunter india iris ivy jade jasmine jay jean jet jewel jo kay ken kit kitty lance lavender lee lily lottie mason max melody miles minnie mo nova ocean olive opal paris pearl
        penny phoenix poppy prince princess queenie ray red reed river robin rocky rowan ruby rusty saffron sage sandy sky sol sonny stew storm teddy tiger troy van vic viola violet willow wren kerry
        """);

    public static bool IsAct(string key) => Acts.Contains(key);

    public static bool IsIdea(string key) => Ideas.Contains(key);

    public static bool IsThing(string key) => Things.Contains(key);

    public static bool Has(string key) => IsAct(key) || IsIdea(key) || IsThing(key);
}
