using Pace.Learning.Web.Contributions.Identification.Lists;

namespace Pace.Learning.Web.Contributions.Identification;

/// <summary>Words of which one may be sure that they name nobody, and words that may: for what is kept without asking anybody. In doubt, a word may name somebody.</summary>
public static class PlainWords
{
    /// <summary>Whether it is an ordinary word.</summary>
    /// <param name="word">In lower case, without apostrophes.</param>
    public static bool Has(string word) => OrdinaryWords.Has(word);

    /// <summary>Whether somebody, or somewhere, may be called so, even where it is a word too, such as "grace".</summary>
    /// <param name="word">In lower case, without apostrophes.</param>
    public static bool MayName(string word) =>
        !Binds(word) && (FirstNames.Has(word) || FirstNames.HasWithS(word) || OrdinaryNames.Has(word) || Towns.Has(word) || Towns.IsWord(word) || (Surnames.Has(word) && !OrdinaryWords.Has(word)));

    /// <summary>Whether it only binds others, such as "how" and "can": alone it tells nothing.</summary>
    public static bool Binds(string word) => OrdinaryWords.IsBinding(word);
}
