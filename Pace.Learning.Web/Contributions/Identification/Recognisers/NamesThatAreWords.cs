using Pace.Learning.Web.Contributions.Identification.Lists;

namespace Pace.Learning.Web.Contributions.Identification.Recognisers;

/// <summary>First names that are words as well, where what stands around them says that they are names.</summary>
internal sealed class NamesThatAreWords : IRecogniser
{
    public IEnumerable<Found> Find(ReadText text)
    {
        for (var i = 0; i < text.Words.Count; i++)
        {
            if (OrdinaryNames.Has(text.At(i).Key) && (NameContext.IsLikelyName(text, i) || IsBesideName(text, i)))
            {
                yield return Found.Of(text.At(i), text.At(KnownNames.LastOf(text, i)), DetailKind.Name);
            }
        }
    }

    // "ellie, jack and poppy", "kian and will".
    private static bool IsBesideName(ReadText text, int index) =>
        Joins(text, index - 1) is { } before && FirstNames.Has(before.Key) && !OrdinaryNames.IsIdea(text.At(index).Key) && !(OrdinaryNames.IsAct(text.At(index).Key) && text.Behind(index).IsOrdinary && text.Behind(index).Key is not ("and" or "were" or "are" or "is" or "was" or "came" or "went"))
        || (text.Behind(index).Key == "and" && FirstNames.Has(text.At(index + 2).Key)) || (text.At(index).After == ',' && text.At(index - 1).After == ',' && FirstNames.Has(text.At(index + 1).Key))
        || (text.At(index).After == ',' && FirstNames.Has(text.At(index + 1).Key) && Relations.AreSeveral(text.At(index - 1).Key));

    private static Word? Joins(ReadText text, int index) => text.At(index).Key == "and" ? text.At(index - 1) : text.At(index).After == ',' ? text.At(index) : null;
}
