using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Platform.Media;
using Pace.Learning.Web.Studio.Documents;
using Pace.Learning.Web.Studio.Reviews.Anchors;
using Pace.Learning.Web.Studio.Reviews.Comments;

namespace Pace.Learning.Web.Studio.Reviews.Answers;

/// <summary>A parent's comment as editors see it, where it belongs in the text as it is now.</summary>
internal sealed record PlacedComment
{
    /// <summary>The comment.</summary>
    public required ReviewComment Comment { get; init; }

    /// <summary>What the parent writes; empty: nothing.</summary>
    public required string Words { get; init; }

    /// <summary>What the parent says aloud; <c>null</c>: nothing.</summary>
    public MediaFile? Voice { get; init; }

    /// <summary>How the parent wants to be named; <c>null</c>: not at all.</summary>
    public required string? Name { get; init; }

    /// <summary>What was answered.</summary>
    public required string? Because { get; init; }

    /// <summary>The line of the text, from 1; <c>null</c>: it is about all of it, or its words are gone.</summary>
    public int? Line { get; init; }

    /// <summary>The paragraph as it is now.</summary>
    public string? Paragraph { get; init; }

    /// <summary>Whether the paragraph says something else than when it was read.</summary>
    public bool IsChanged { get; init; }

    /// <summary>Whether it was about a paragraph that is gone.</summary>
    public bool IsGone => Comment.Anchor is not null && Line is null;

    /// <summary>How editors call the parent.</summary>
    public string By => Name ?? "A parent or carer";
}

/// <summary>Reads what parents say about a document. What they took back isn't there; what belongs to a parent on a pause is hidden while it lasts.</summary>
internal sealed class CommentsReader(PaceDbContext db, PersonVault vault, ParticipantNames names, TimeProvider time)
{
    /// <summary>All comments on a document, in the order of its text; <c>null</c>: there is no such document.</summary>
    public async Task<IReadOnlyList<PlacedComment>?> OfAsync(Guid documentId, CancellationToken cancellation)
    {
        if (await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Id == documentId, cancellation) is not { } document)
        {
            return null;
        }
        var now = time.GetUtcNow().UtcDateTime;
        var comments = await db.ReviewComments.AsNoTracking().Where(c => c.DocumentId == documentId).OrderBy(c => c.SavedAt).ToListAsync(cancellation);
        var owners = comments.Select(c => c.ParticipantId).Distinct().ToList();
        var here = (await db.ParticipantProfiles.Where(p => owners.Contains(p.Id) && !p.IsErased).ToListAsync(cancellation)).Where(p => !p.IsPausedAt(now)).Select(p => p.Id).ToHashSet();
        comments.RemoveAll(c => !here.Contains(c.ParticipantId));
        var opened = await vault.OpenManyAsync(
            [
                .. comments.Select(c => new PersonText(c.ParticipantId, c.WordsPurpose, c.SealedWords)),
                .. comments.Where(c => c.Answer?.SealedWords is not null).Select(c => new PersonText(c.ParticipantId, c.AnswerPurpose, c.Answer!.SealedWords!)),
            ], cancellation);
        var named = await db.Reviewers.Where(r => owners.Contains(r.ParticipantId) && r.IsNamed).Select(r => r.ParticipantId).ToListAsync(cancellation);
        var known = await names.OfAsync(named, cancellation);
        var voices = await VoiceNotes.OfAsync(db, comments, cancellation);
        var texts = await TextsAsync(document, [.. comments.Select(c => c.Number)], cancellation);
        return
        [
            .. comments.Where(c => opened.ContainsKey((c.ParticipantId, c.WordsPurpose)))
                .Select(c => Placed(c, texts) with
                {
                    Words = opened[(c.ParticipantId, c.WordsPurpose)], Voice = voices.GetValueOrDefault(c.Id), Name = known.GetValueOrDefault(c.ParticipantId), Because = opened.GetValueOrDefault((c.ParticipantId, c.AnswerPurpose)),
                })
                .OrderBy(p => p.IsGone).ThenBy(p => p.Line ?? 0),
        ];
    }

    // What a reader saw on the page is looked for in the file that the page was made of, and from there in the text as it is now: so whether it has changed is told by like and like.
    private static PlacedComment Placed(ReviewComment comment, Texts texts)
    {
        var placed = new PlacedComment { Comment = comment, Words = "", Name = null, Because = null };
        if (comment.Anchor is not { } seen || texts.Then[comment.Number] is not { } then || then.Page.Likest(seen.Text) is not { } at)
        {
            return placed;
        }
        var found = ParagraphAnchor.Of(then.Page, at).In(texts.Now.Page, then.Page.Marks.ToHashSet(StringComparer.Ordinal));
        return found.Index is { } index ? placed with { Line = texts.Now.Lines[index], Paragraph = texts.Now.Page.Texts[index], IsChanged = found.IsChanged } : placed;
    }

    private async Task<Texts> TextsAsync(Document document, IReadOnlyCollection<int> numbers, CancellationToken cancellation)
    {
        var last = document.CandidateNumber ?? document.LastNumber;
        var revisions = await db.Revisions.AsNoTracking().Where(r => r.DocumentId == document.Id && (numbers.Contains(r.Number) || r.Number == last)).ToDictionaryAsync(r => r.Number, r => r.Text, cancellation);
        var draft = document.CandidateNumber is null ? await db.Drafts.Where(d => d.DocumentId == document.Id).Select(d => d.Text).SingleOrDefaultAsync(cancellation) : null;
        return new Texts(SourceParagraphs.Of(draft ?? revisions.GetValueOrDefault(last, "")), revisions.ToDictionary(r => r.Key, r => SourceParagraphs.Of(r.Value)));
    }

    private sealed record Texts(SourceParagraphs Now, IReadOnlyDictionary<int, SourceParagraphs> Then);
}
