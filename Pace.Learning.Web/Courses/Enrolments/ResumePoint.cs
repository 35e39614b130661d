namespace Pace.Learning.Web.Courses.Enrolments;

/// <summary>Where somebody goes on: the lesson and the place in it where they stopped.</summary>
internal static class ResumePoint
{
    public static string Url(ContentLibrary library, Course course, Enrolment enrolment)
    {
        // A lesson that has been taken out of the course since: begin at its first.
        if (enrolment.LastLessonId is { } id && library.TryGetLessonById(id, out var place) && place.Course.Id == course.Id)
        {
            return enrolment.LastAnchor is { Length: > 0 } anchor ? $"{place.Lesson.Url}#{Uri.EscapeDataString(anchor)}" : place.Lesson.Url;
        }
        return course.Lessons is [var first, ..] ? first.Url : course.Url;
    }
}
