using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Pace.Learning.Web.Contributions.Identification.Lists;

namespace Pace.Learning.Web.Contributions.Identification.Recognisers;

/// <summary>Ages, birthdays and school years.</summary>
internal sealed partial class Ages : IRecogniser
{
    private const int Oldest = 99;

    private static readonly string[] Numbers =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"];

    private static readonly FrozenSet<string> People = WordList.Of("he she they i shes hes im youngest eldest oldest daughter son girl boy child brother sister lad lass who mum dad nan kid baby twin friend niece nephew cousin grandson granddaughter");
    private static readonly FrozenSet<string> Adverbs = WordList.Of("only just nearly almost now about still already barely");
    private static readonly FrozenSet<string> Goes = WordList.Of("and but when now so then who she he or with because at too this that next in already last going nearly i we my");
    private static readonly FrozenSet<string> NotSchool = WordList.Of("a this last next every each per one that the whole");

    public IEnumerable<Found> Find(ReadText text)
    {
        for (var i = 0; i < text.Words.Count; i++)
        {
            if ((Short(text, i) ?? Old(text, i) ?? Is(text, i) ?? SchoolYear(text, i) ?? Birthday(text, i)) is { } found)
            {
                yield return found;
            }
        }
    }

    // "14yo", "14yr old", "14 y/o", "y9".
    private static Found? Short(ReadText text, int i)
    {
        var word = text.At(i);
        if (!word.HasDigit)
        {
            return null;
        }
        if (InOne().IsMatch(word.Lower))
        {
            var isOld = text.At(i).LeadsOn && text.At(i + 1).Key is "old" or "olds";
            return word.Key[^1] == 'o' || isOld ? Found.Of(word, text.At(isOld && text.Behind(i).Key is "old" or "olds" ? i + 1 : i), DetailKind.Age)
                : word.After == '/' && text.At(i + 1).Key == "o" ? Found.Of(word, text.At(i + 1), DetailKind.Age) : null;
        }
        return YearInOne().IsMatch(word.Lower) ? Found.Of(word, DetailKind.Age) : null;
    }

    // "14 years old", "a fourteen-year-old", "14 yo", "aged 9".
    private static Found? Old(ReadText text, int i)
    {
        if (NumberOf(text.At(i)) is not (>= 0 and <= Oldest))
        {
            return null;
        }
        if (text.Behind(i).Key is "year" or "years" or "yr" or "yrs" && text.Behind(i + 1).Key is "old" or "olds")
        {
            return Found.Of(text.At(i), text.At(i + 2), DetailKind.Age);
        }
        if (text.Behind(i).Key is "yo")
        {
            return Found.Of(text.At(i), text.At(i + 1), DetailKind.Age);
        }
        if (text.Behind(i).Key == "y" && text.At(i + 1).After == '/' && text.At(i + 2).Key == "o")
        {
            return Found.Of(text.At(i), text.At(i + 2), DetailKind.Age);
        }
        return text.Before(i).Key is "aged" or "age" || (text.Before(i).Key is "of" && text.Before(i - 1).Key == "age") ? Found.Of(text.At(i), DetailKind.Age) : null;
    }

    // "she is 14 and", "he turned eleven", "at 15 she".
    private static Found? Is(ReadText text, int i)
    {
        if (NumberOf(text.At(i)) is not { } age || age is < 3 or > Oldest)
        {
            return null;
        }
        var verb = i - 1;
        while (Adverbs.Contains(text.At(verb).Key) && text.At(verb).LeadsOn)
        {
            verb--;
        }
        var isFree = !text.At(i).LeadsOn || Goes.Contains(text.Behind(i).Key);
        var word = text.At(verb).LeadsOn ? text.At(verb).Key : "";
        var isAge = word switch
        {
            "turned" or "turns" or "turning" => text.Behind(i).Key is not ("to" or "of"),
            "is" or "was" or "am" or "were" => isFree && People.Contains(text.Before(verb).Key),
            "shes" or "hes" or "im" => isFree,
            "she" or "he" => isFree && text.At(verb).IsPossessive,
            "at" => age is >= 13 and <= 19 && (text.Behind(i).Key is "she" or "he" or "they"),
            _ => false,
        };
        return isAge ? Found.Of(text.At(i), DetailKind.Age) : null;
    }

    private static Found? SchoolYear(ReadText text, int i) =>
        text.At(i).Key is "year" or "yr" && NumberOf(text.Behind(i)) is >= 1 and <= 13 && !NotSchool.Contains(text.Before(i).Key) && text.Behind(i + 1).Key is not ("of" or "people" or "days" or "weeks")
            ? Found.Of(text.At(i), text.At(i + 1), DetailKind.Age) : null;

    private static Found? Birthday(ReadText text, int i) =>
        text.At(i).Key is "birthday" or "bday" && (Ordinal().IsMatch(text.Before(i).Lower) || text.Before(i).Key.EndsWith("teenth", StringComparison.Ordinal) || text.Before(i).Key is "twelfth" or "eleventh" or "tenth")
            ? Found.Of(text.At(i - 1), text.At(i), DetailKind.Age) : null;

    private static int? NumberOf(Word word) =>
        word.IsNumber && word.Raw.Length <= 2 ? int.Parse(word.Raw, CultureInfo.InvariantCulture)
        : Array.IndexOf(Numbers, word.Key) is >= 0 and var n ? n
        : null;

    [GeneratedRegex(@"^\d{1,2}(?:yo|yrs?|years?|y)$")]
    private static partial Regex InOne();

    [GeneratedRegex(@"^(?:y|yr|year)(?:[1-9]|1[0-3])$")]
    private static partial Regex YearInOne();

    [GeneratedRegex(@"^\d{1,2}(?:st|nd|rd|th)$")]
    private static partial Regex Ordinal();
}
