using System.Collections.Frozen;
using Pace.Learning.Web.Contributions.Identification.Lists;

namespace Pace.Learning.Web.Contributions.Identification;

/// <summary>Whether a word that is a name and something else is a name where it stands.</summary>
internal static class NameContext
{
    // What only people do.
    private static readonly FrozenSet<string> PeopleDo = WordList.Of(
        "said says told tells asked asks rang rings texted phoned cried laughed smiled knows knew loves loved likes liked hates wants wanted thinks thought sang sat stayed drove cooked helped hugged waved replied answered lives lived plays played goes");

    // What a name is followed by more than the word would be.
    private static readonly FrozenSet<string> NamesDo = WordList.Of("is was has had isnt wasnt hasnt did does came comes went got gets ran left started stopped made took gave wrote used felt looked turned didnt doesnt");

    private static readonly FrozenSet<string> ToPeople = WordList.Of("told asked rang phoned texted hugged met thanked fetched collected missed love loved helped saw took tell ask ring phone text hug thank meet spoke talked speak talk");
    private static readonly FrozenSet<string> Told = WordList.Of("told asked rang phoned texted hugged thanked fetched");
    private static readonly FrozenSet<string> Spoke = WordList.Of("spoke talked speak talk spoken talking wrote said went listened chatted");
    private static readonly FrozenSet<string> WithPeople = WordList.Of("with to for from about by and see saw after like");
    private static readonly FrozenSet<string> Articles = WordList.Of("a an the some any no much more this that these every of in at my our your his her their its such good great real full pure true little white red green dark light fresh dried wild early late last next this mid");
    private static readonly FrozenSet<string> OfTime = WordList.Of("in since until till by last next this of early late mid during every each before after");
    private static readonly FrozenSet<string> AfterThings = WordList.Of(
        "alert alerts light lights warning bush bushes tree trees berries wreath perfume tea ring rings green blue red coloured chain chains seeds oil day rice juice dress dresses time holidays holiday fair jam sugar paper stone garden gardens bank road street lane");

    /// <summary>Whether it is likely to be a name.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">The word.</param>
    /// <param name="isKnownHere">Whether it is a name elsewhere in the same text.</param>
    public static bool IsLikelyName(ReadText text, int index, bool isKnownHere = false)
    {
        var (word, before, behind) = (text.At(index), text.Before(index), text.Behind(index));
        if (Titles.IsSure(before.Key) || IsPartOfPlace(before, behind))
        {
            return false;
        }
        if (word.HasTellingCapital)
        {
            return !(IsMonth(word.Key) && (OfTime.Contains(before.Key) || before.HasDigit || behind.HasDigit));
        }
        var isSubject = PeopleDo.Contains(behind.Key) && !Articles.Contains(before.Key);
        var isRelated = Relations.IsOne(before.Key) || before.Key is "called" or "named" or "our";
        return OrdinaryNames.IsAct(word.Key) ? IsAct(text, index, isSubject, isRelated, isKnownHere)
            : OrdinaryNames.IsIdea(word.Key) ? IsIdea(text, index, isSubject, isRelated, isKnownHere)
            : IsThing(word, before, behind, isSubject, isRelated);
    }

    // "my daughter will go" is no name, "my son will was home" is.
    private static bool IsAct(ReadText text, int index, bool isSubject, bool isRelated, bool isKnownHere)
    {
        var (word, before, behind) = (text.At(index), text.Before(index), text.Behind(index));
        var isFollowed = isSubject || NamesDo.Contains(behind.Key);
        if (isRelated || isKnownHere)
        {
            return isFollowed || word.IsPossessive || (!behind.IsWord() && text.At(index).After != '\0' && Relations.IsOne(before.Key)) || IsObject(text, index);
        }
        return (isFollowed && !Articles.Contains(before.Key) && (PeopleDo.Contains(behind.Key) || (word.StartsSentence && !IsMonth(word.Key)))) || IsObject(text, index)
            || (word.IsPossessive && word.Lower.Contains('\'') && !Articles.Contains(before.Key));
    }

    private static bool IsIdea(ReadText text, int index, bool isSubject, bool isRelated, bool isKnownHere)
    {
        var (word, before, behind) = (text.At(index), text.Before(index), text.Behind(index));
        if (isRelated && !(behind.IsWord() && AfterThings.Contains(behind.Key)))
        {
            return true;
        }
        return isSubject || Told.Contains(before.Key) || (isKnownHere && !Articles.Contains(before.Key) && !OfTime.Contains(before.Key));
    }

    private static bool IsThing(Word word, Word before, Word behind, bool isSubject, bool isRelated)
    {
        if (behind.IsWord() && AfterThings.Contains(behind.Key))
        {
            return false;
        }
        return isRelated || isSubject || word.IsPossessive || NamesDo.Contains(behind.Key) && !Articles.Contains(before.Key) || ToPeople.Contains(before.Key) || WithPeople.Contains(before.Key);
    }

    // "I told mark", "I spoke to will and".
    private static bool IsObject(ReadText text, int index)
    {
        var (before, behind) = (text.Before(index), text.Behind(index));
        var isClosed = !behind.IsWord() || behind.Key is "and" or "about" or "at" or "on" or "in" or "who" or "that" or "to";
        return isClosed && (Told.Contains(before.Key) || (before.Key is "to" or "with" && Spoke.Contains(text.Before(index - 1).Key)));
    }

    private static bool IsMonth(string key) => key is "may" or "june" or "april" or "august" or "summer" or "autumn" or "winter";

    private static bool IsPartOfPlace(Word before, Word behind) => before.Key is "st" or "saint" || behind.Key is "road" or "street" or "lane" or "avenue" or "rd";

    private static bool IsWord(this Word word) => word.Raw.Length > 0;
}
