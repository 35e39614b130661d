using Pace.Learning.Content.Differences;
using Pace.Learning.Web.Studio.Drafts;

namespace Pace.Learning.Web.Studio.Write;

/// <summary>Saves what somebody wrote together with what others saved meanwhile, paragraph by paragraph.</summary>
internal sealed class DraftMerge(PaceDbContext db, DraftRecorder drafts)
{
    // Somebody who saves each second can come between again, but not for ever.
    private const int Attempts = 8;

    /// <summary>Saves a text that was written on a stamp.</summary>
    public Task<MergeResult> SaveAsync(Guid documentId, string text, int stamp, Guid by, CancellationToken cancellation) => SaveAsync(documentId, text, stamp, by, settled: null, cancellation);

    private async Task<MergeResult> SaveAsync(Guid documentId, string text, int stamp, Guid by, string? settled, CancellationToken cancellation)
    {
        Guid? merged = null;
        var sent = text;
        for (var i = 0; i < Attempts; i++)
        {
            switch (await drafts.SaveAsync(documentId, text, stamp, by, settled, cancellation))
            {
                case SaveResult.Saved saved:
                    return new MergeResult.Saved(saved.Stamp, saved.At, merged is null || text == sent ? null : text, merged);
                case SaveResult.Already already:
                    return new MergeResult.Saved(already.Stamp, already.At, already.Text, already.By == by ? merged : already.By);
                case SaveResult.Refused refused:
                    return new MergeResult.Refused(refused.Refusal);
                case SaveResult.Behind behind:
                    var merge = Merge(behind.Before, DraftRecorder.Normalized(text), behind.Theirs);
                    if (merge.Text is not { } together)
                    {
                        return new MergeResult.Contested(merge, behind.Stamp, behind.By);
                    }
                    (text, stamp, merged) = (together, behind.Stamp, behind.By);
                    break;
            }
        }
        return new MergeResult.Refused(new Refusal("Text", "Others are saving all the time. Try again in a moment"));
    }

    /// <summary>Saves what somebody chose of two texts; others may have come between once more.</summary>
    /// <param name="documentId">Of what.</param>
    /// <param name="text">Their own text.</param>
    /// <param name="stamp">The stamp on which it was written.</param>
    /// <param name="seen">The stamp of the other text that they saw.</param>
    /// <param name="choices">What they took of each contested part.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<MergeResult> SaveAsync(Guid documentId, string text, int stamp, int seen, IReadOnlyList<MergeChoice> choices, Guid by, CancellationToken cancellation)
    {
        var saves = await db.DraftSaves.AsNoTracking().Where(s => s.DocumentId == documentId && (s.Stamp == stamp || s.Stamp == seen)).ToDictionaryAsync(s => s.Stamp, s => s.Text, cancellation);
        if (!saves.TryGetValue(seen, out var theirs))
        {
            return await SaveAsync(documentId, text, stamp, by, cancellation);
        }
        var merge = Merge(saves.GetValueOrDefault(stamp), DraftRecorder.Normalized(text), theirs);
        return await SaveAsync(documentId, merge.Joined(n => n < choices.Count ? choices[n] : MergeChoice.Both), seen, by, settled: text, cancellation);
    }

    private static ParagraphMerge Merge(string? before, string mine, string theirs) =>
        before is null ? ParagraphMerge.WithoutBefore(mine, theirs) : ParagraphMerge.Of(before, mine, theirs);
}

/// <summary>What came of saving.</summary>
internal abstract record MergeResult
{
    /// <summary>It is stored.</summary>
    /// <param name="Stamp">Its stamp.</param>
    /// <param name="At">When (UTC).</param>
    /// <param name="Text">The text, where it is more than what was sent.</param>
    /// <param name="With">Whose words came to it.</param>
    public sealed record Saved(int Stamp, DateTime At, string? Text, Guid? With) : MergeResult;

    /// <summary>Two people changed the same: the writer chooses.</summary>
    public sealed record Contested(ParagraphMerge Merge, int Stamp, Guid By) : MergeResult;

    /// <summary>It can't be stored now.</summary>
    public sealed record Refused(Refusal Refusal) : MergeResult;
}
