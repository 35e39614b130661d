using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Courses.Confidence.Rate;
using Pace.Learning.Web.Platform.Jobs;
using Pace.Learning.Web.Platform.Mail;

namespace Pace.Learning.Web.Courses.Confidence.ThreeMonthsOn;

/// <summary>
/// Asks a learner by mail, once, how confident they are three months after they completed a course, unless they would rather not be asked. Who didn't answer isn't
/// asked again; the page stays there for them.
/// </summary>
internal sealed class AskThreeMonthsOn(PaceDbContext db, PublishedContent published, Outbox outbox, PublicUrl site, PersonDirectory people, TimeProvider time) : IRecurringJob
{
    /// <summary>After this it would be about something else. It also keeps a site that was down, or is new to this, from asking about long ago.</summary>
    private const int StillAsksForDays = 30;

    public static string Name => "three-months-on";

    public static string What => "Asks learners how confident they are three months after a course";

    public async Task RunAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var course in published.Library.Courses.Where(c => c.Confidence.Count > 0))
        {
            var letter = new ThreeMonthsOnLetter { CourseTitle = course.Title, AnswerUrl = site.Of(RateModel.Address(course)), QuestionsUrl = site.Of(QuestionsModel.Address) };
            foreach (var (personId, address) in await DueAsync(course, now, cancellation))
            {
                await outbox.SendOnceAsync(address, letter, $"three-months-on/{course.Id}/{personId:N}", cancellation);
            }
        }
    }

    private async Task<IReadOnlyList<(Guid PersonId, string Address)>> DueAsync(Course course, DateTime now, CancellationToken cancellation)
    {
        var latest = AskConfidence.CompletedBefore(now);
        var earliest = latest.AddDays(-StillAsksForDays);
        var rows = await (
            from enrolment in db.Enrolments.AsNoTracking()
            where enrolment.CourseId == course.Id && enrolment.CompletedAt > earliest && enrolment.CompletedAt <= latest
            join person in people.Contacts on enrolment.PersonId equals person.Id
            where person.Email != "" && !db.Set<NoLaterQuestions>().Any(n => n.PersonId == person.Id)
                && !db.Set<ConfidenceRating>().Any(r => r.PersonId == person.Id && r.CourseId == course.Id && r.Moment == ConfidenceMoment.ThreeMonthsLater)
            select new { person.Id, person.Email }).ToListAsync(cancellation);
        // A parent or carer gets mail about taking part only.
        return [.. rows.Where(r => !AddressAlias.Is(r.Email)).Select(r => (r.Id, r.Email))];
    }
}
