using Microsoft.AspNetCore.OutputCaching;
using Pace.Learning.Web.Parents.MyData;
using Pace.Learning.Web.Parents.Participants;
using Pace.Learning.Web.Platform.Published.Cached;
using Pace.Learning.Web.Studio.Reviews.Comments;

namespace Pace.Learning.Web.Studio.Reviews;

/// <summary>What is held of a parent's reviews, and how it is forgotten. That a revision was approved stays; that they did it doesn't.</summary>
internal sealed class ReviewParentData(PaceDbContext db, OwnComments comments, PublicUrl site, IOutputCacheStore kept) : IParentData
{
    public int Order => 57;

    public async Task<IReadOnlyList<ParentDataSection>> HeldAsync(Guid participantId, CancellationToken cancellation)
    {
        List<ParentDataItem> items = [];
        if (await db.Reviewers.AsNoTracking().SingleOrDefaultAsync(r => r.ParticipantId == participantId, cancellation) is { } reviewer)
        {
            items.Add(new ParentDataItem("We asked if you would like to read drafts", reviewer.IsMember ? "You said yes" : reviewer.IsAsked ? "You did not answer. That is fine" : "You said no, or left", reviewer.AskedAt));
            items.Add(new ParentDataItem("What the writers see with your notes", reviewer.IsNamed ? "The name you chose" : "No name"));
            items.Add(new ParentDataItem("When we say how many parents have read something", reviewer.IsCounted ? "You are counted" : "You are not counted"));
        }
        var notes = (await comments.OfAsync(participantId, null, cancellation)).Reverse().ToList();
        var person = await db.ParticipantProfiles.Where(p => p.Id == participantId).Select(p => p.PersonId).SingleAsync(cancellation);
        var said = await db.Approvals.AsNoTracking().Where(a => a.IsParent && a.PersonId != null && a.PersonId == person).OrderBy(a => a.At).ToListAsync(cancellation);
        var refused = await db.ReviewRefusals.AsNoTracking().Where(r => r.ParticipantId == participantId).OrderBy(r => r.At).ToListAsync(cancellation);
        var titles = await comments.TitlesAsync([.. notes.Select(n => n.Comment.DocumentId).Concat(said.Select(s => s.DocumentId)).Concat(refused.Select(r => r.DocumentId)).Distinct()], cancellation);
        items.AddRange(said.Select(s => new ParentDataItem($"You read a draft: {titles[s.DocumentId]}", DraftLabels.Of(s.Verdict), s.At)));
        items.AddRange(refused.Select(r => new ParentDataItem($"A draft: {titles[r.DocumentId]}", "You would rather not read it", r.At)));
        foreach (var note in notes)
        {
            var title = titles[note.Comment.DocumentId];
            if (note.Words.Length > 0)
            {
                items.Add(new ParentDataItem($"Your note on {title}", note.Words, note.Comment.SavedAt));
            }
            if (note.Voice is { } voice)
            {
                items.Add(new ParentDataItem($"What you said about {title}", $"A recording. Hear it or save it at {site.Of(VoiceNotes.Address(voice.Id))}", voice.CreatedAt));
            }
            if (note.Comment.Answer is { } answer)
            {
                items.Add(new ParentDataItem("What became of it", $"{CommentLabels.ForParent(answer.Outcome)} {note.Because}".Trim(), answer.At));
            }
        }
        return [new ParentDataSection("drafts", "Drafts that you read", items)];
    }

    // What they said aloud goes with all their recordings.
    public async Task EraseAsync(Guid participantId, CancellationToken cancellation)
    {
        await db.ReviewComments.Where(c => c.ParticipantId == participantId).ExecuteDeleteAsync(cancellation);
        await db.ReviewRefusals.Where(r => r.ParticipantId == participantId).ExecuteDeleteAsync(cancellation);
        await db.Reviewers.Where(r => r.ParticipantId == participantId).ExecuteDeleteAsync(cancellation);
        var person = await db.ParticipantProfiles.Where(p => p.Id == participantId).Select(p => p.PersonId).SingleAsync(cancellation);
        await db.Approvals.Where(a => a.IsParent && a.PersonId != null && a.PersonId == person).ExecuteUpdateAsync(a => a.SetProperty(x => x.PersonId, (Guid?)null), cancellation);
    }

    // What is kept of public pages may count them.
    public void EraseFiles() => _ = kept.EvictByTagAsync(PublicPages.Tag, CancellationToken.None).AsTask();
}
