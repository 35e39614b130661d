namespace Pace.Learning.Web.Courses.Journal;

/// <summary>A text that a learner wrote for themselves.</summary>
/// <param name="Course">The course's title; empty when it isn't published any more.</param>
/// <param name="Lesson">The lesson's title.</param>
/// <param name="Url">Where the prompt stands; <c>null</c> when it isn't published any more.</param>
/// <param name="Prompt">What they were asked.</param>
/// <param name="Text">What they wrote.</param>
/// <param name="SavedAt">When (UTC).</param>
internal sealed record JournalEntry(string Course, string Lesson, string? Url, string Prompt, string Text, DateTime SavedAt);
