using System.Collections.Frozen;
using Pace.Learning.Web.Contributions.Identification.Lists;

namespace Pace.Learning.Web.Contributions.Identification.Recognisers;

/// <summary>Names behind a title or a rank.</summary>
internal sealed class TitledNames : IRecogniser
{
    private static readonly FrozenSet<string> Articles = WordList.Of("the a my our your his her their this that new old own");

    public IEnumerable<Found> Find(ReadText text)
    {
        for (var i = 0; i < text.Words.Count; i++)
        {
            var (title, name) = (text.At(i), text.Behind(i));
            if (name.Raw.Length < 2 || name.HasDigit || (IsThing(title) && Articles.Contains(text.Before(i).Key) && (Titles.IsWord(title.Key) || !IsSurelyName(name))) || !(Titles.IsSure(title.Key) ? MayBeName(name) : Titles.IsWord(title.Key) && LooksLikeName(text, i, name)))
            {
                continue;
            }
            var last = i + 1;
            while (last < i + 3 && text.Behind(last) is { Raw.Length: > 1 } more && (more.HasTellingCapital && !more.IsOrdinary || Surnames.Has(more.Key) && !more.IsOrdinary || text.At(last).After == '-' && !OrdinaryWords.IsBinding(more.Key)))
            {
                last++;
            }
            yield return Found.Of(title, text.At(last), Titles.IsWorkers(title.Key) ? DetailKind.Worker : DetailKind.Name);
        }
    }

    private static bool MayBeName(Word name) => name.HasTellingCapital || (Surnames.Has(name.Key) && !OrdinaryWords.IsBinding(name.Key)) || FirstNames.Has(name.Key) || !name.IsOrdinary;

    private static bool IsSurelyName(Word name) => name.HasTellingCapital || FirstNames.Has(name.Key) || (Surnames.Has(name.Key) && !OrdinaryWords.Lists(name.Key));

    // "the pc broke", "her sister summer": a thing, or a relation.
    private static bool IsThing(Word title) => title.Key is "pc" or "ds" or "di" || (Titles.IsWord(title.Key) && !(title.Key is "judge" or "doctor" or "auntie" or "aunty" or "aunt" or "uncle" or "nana" or "nan" or "gran" or "grandma" or "grandad" or "nurse"));

    // "miss her", "judge us" and "nurse said" are no names.
    private static bool LooksLikeName(ReadText text, int title, Word name) =>
        !OrdinaryWords.IsBinding(name.Key) && ((name.HasTellingCapital && !name.IsOrdinary && (text.At(title).Casing == Casing.Capital || !FirstNames.Has(name.Key)))
            || FirstNames.Has(name.Key) || (Surnames.Has(name.Key) && !OrdinaryWords.Lists(name.Key))
            || (OrdinaryNames.Has(name.Key) && NameContext.IsLikelyName(text, title + 1)) || (Surnames.Has(name.Key) && name.HasTellingCapital));
}
