using Pace.Learning.Web.LocalAreas;

namespace Pace.Learning.Web.Talks;

/// <summary>Whom a talk is for, in words. The names are the directory's, as they are now.</summary>
internal sealed class TalkAudienceWords(AreaDirectory directory)
{
    /// <summary>Such as "Police, Health".</summary>
    public async Task<string> AgenciesAsync(Talk talk, CancellationToken cancellation)
    {
        var named = await directory.FindAgenciesAsync(talk.AgencyIds, cancellation);
        return InARow([.. talk.Audiences.Where(a => a.AgencyId is null).Select(a => a.Kind).OfType<AgencyKind>().Order().Select(k => k.Words), .. named.Select(a => a.Name).Order(StringComparer.CurrentCulture)],
            "Nobody said which");
    }

    /// <summary>Such as "Kent, Medway, and outside England and Wales".</summary>
    public async Task<string> AreasAsync(Talk talk, CancellationToken cancellation)
    {
        var ids = talk.AreaIds.ToHashSet();
        return InARow([.. (await directory.AllAsync(cancellation)).Where(a => ids.Contains(a.Id)).Select(a => a.Name), .. TalkLabels.Wider.Where(w => talk.Wider.HasFlag(w.Value)).Select(w => w.Facts)],
            "We don’t know yet");
    }

    private static string InARow(IReadOnlyList<string> parts, string none) => parts.Count == 0 ? none : string.Join(", ", parts);
}
