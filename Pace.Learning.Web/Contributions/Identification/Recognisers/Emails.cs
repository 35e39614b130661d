using System.Text.RegularExpressions;

namespace Pace.Learning.Web.Contributions.Identification.Recognisers;

/// <summary>E-mail addresses.</summary>
internal sealed partial class Emails : IRecogniser
{
    public IEnumerable<Found> Find(ReadText text) => Address().Matches(text.Text).Select(m => new Found(m.Index, m.Index + m.Length, DetailKind.Email));

    [GeneratedRegex(@"[\p{L}\p{Nd}._%+-]{1,64}@[\p{L}\p{Nd}-]{1,63}(?:\.[\p{L}\p{Nd}-]{1,63}){0,4}\.\p{L}{2,24}")]
    private static partial Regex Address();
}
