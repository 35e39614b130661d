namespace Pace.Learning.Web.Courses.Enrolments;

/// <summary>The form with which somebody starts a course, or changes their level in it.</summary>
/// <param name="Course">The course.</param>
/// <param name="Current">Their level now; <c>null</c>: they haven't started.</param>
/// <param name="Error">What to put right.</param>
internal sealed record LevelForm(Course Course, WorkforceLevel? Current, string? Error = null);
