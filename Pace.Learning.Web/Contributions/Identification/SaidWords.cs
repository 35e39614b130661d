using Pace.Learning.Web.Platform.Media;

namespace Pace.Learning.Web.Contributions.Identification;

/// <summary>All words of a contribution that others would read, with what might tell who the family is in each: a detail found in one part is found in all.</summary>
/// <param name="Title">In the title.</param>
/// <param name="Text">In the text, or what is said in the recording.</param>
/// <param name="CaptionWords">The words of the captions; <c>null</c>: there are none.</param>
/// <param name="Captions">In the captions.</param>
internal sealed record SaidWords(IReadOnlyList<IdentifyingDetail> Title, IReadOnlyList<IdentifyingDetail> Text, string? CaptionWords, IReadOnlyList<IdentifyingDetail> Captions)
{
    public IEnumerable<IdentifyingDetail> All => Title.Concat(Text).Concat(Captions);

    public static SaidWords Of(ContributionText words, string? captions)
    {
        var said = captions is null ? null : CaptionText.Of(captions);
        var found = IdentifyingDetails.InParts(words.Title, words.Text, said ?? "");
        return new SaidWords(found[0], found[1], said, found[2]);
    }
}

/// <summary>Reads the captions that are added to a recording.</summary>
internal sealed class CaptionReader(PaceDbContext db, PersonVault vault)
{
    public async Task<string?> OfAsync(Guid? mediaId, CancellationToken cancellation) =>
        mediaId is { } id && await db.MediaFiles.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancellation) is { SealedCaptions: { } captions } media
            ? await vault.OpenAsync(media.OwnerId, media.CaptionsPurpose, captions, cancellation)
            : null;
}
