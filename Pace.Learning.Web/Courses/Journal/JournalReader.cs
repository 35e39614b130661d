using Pace.Learning.Content.Blocks;

namespace Pace.Learning.Web.Courses.Journal;

/// <summary>Opens everything that one learner wrote for themselves: reflections, and the latest of each short answer. Only ever for that learner.</summary>
internal sealed class JournalReader(PaceDbContext db, PersonVault vault, PublishedContent published)
{
    public async Task<IReadOnlyList<JournalEntry>> ReadAsync(Guid personId, CancellationToken cancellation)
    {
        var reflections = await db.Reflections.AsNoTracking().Where(r => r.PersonId == personId && r.SealedText != null)
            .Select(r => new { Id = r.BlockId, r.SealedText, At = r.SavedAt }).ToListAsync(cancellation);
        var answers = await db.CheckAttempts.AsNoTracking().Where(a => a.PersonId == personId && a.SealedText != null)
            .OrderBy(a => a.Number).Select(a => new { Id = a.CheckId, a.SealedText, At = a.SubmittedAt }).ToListAsync(cancellation);
        var entries = new List<(int Place, JournalEntry Entry)>();
        foreach (var written in reflections.Concat(answers.GroupBy(a => a.Id).Select(g => g.Last())))
        {
            if (await vault.OpenAsync(personId, written.Id, written.SealedText!, cancellation) is { } text)
            {
                entries.Add(Entry(written.Id, text, written.At));
            }
        }
        return [.. entries.OrderBy(e => e.Entry.Course, StringComparer.Ordinal).ThenBy(e => e.Place).Select(e => e.Entry)];
    }

    private (int Place, JournalEntry Entry) Entry(string id, string text, DateTime savedAt)
    {
        if (!published.Library.TryGetBlock(id, out var found))
        {
            return (int.MaxValue, new JournalEntry("", "", null, "", text, savedAt));
        }
        var prompt = found.Block switch
        {
            ReflectionBlock reflection => reflection.PromptText,
            CheckBlock check => check.QuestionText,
            _ => "",
        };
        var place = found.Place;
        return (place.Number, new JournalEntry(place.Course.Title, place.Lesson.Title, $"{place.Lesson.Url}#{found.Block.Id}", prompt, text, savedAt));
    }
}

/// <summary>A text that a learner wrote for themselves.</summary>
/// <param name="Course">The course's title; empty when it isn't published any more.</param>
/// <param name="Lesson">The lesson's title.</param>
/// <param name="Url">Where the prompt stands; <c>null</c> when it isn't published any more.</param>
/// <param name="Prompt">What they were asked.</param>
/// <param name="Text">What they wrote.</param>
/// <param name="SavedAt">When (UTC).</param>
internal sealed record JournalEntry(string Course, string Lesson, string? Url, string Prompt, string Text, DateTime SavedAt);
