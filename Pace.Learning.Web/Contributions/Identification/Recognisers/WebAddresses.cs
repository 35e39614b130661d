using System.Text.RegularExpressions;

namespace Pace.Learning.Web.Contributions.Identification.Recognisers;

/// <summary>Web addresses, with their scheme or without.</summary>
internal sealed partial class WebAddresses : IRecogniser
{
    private static readonly char[] ClosingSigns = ['.', ',', ';', ':', '!', '?', ')', ']', '”', '"', '’', '\''];

    public IEnumerable<Found> Find(ReadText text) => Address().Matches(text.Text)
        .Select(m => new Found(m.Index, m.Index + m.Value.TrimEnd(ClosingSigns).Length, DetailKind.Online)).Where(f => f.Length > 0);

    [GeneratedRegex(@"\b(?:https?://\S{1,500}|www\.\S{1,500}|[\p{L}\p{Nd}-]{1,40}(?:\.[\p{L}\p{Nd}-]{1,40}){0,3}\.(?:com|co\.uk|org\.uk|ac\.uk|sch\.uk|gov\.uk|org|net|info|tv)\b(?:/\S{0,300})?)", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
