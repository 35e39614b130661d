using AngleSharp.Html.Dom;

namespace Pace.Learning.Tests.Courses;

/// <summary>The site with a small course about boats, so that these tests don't hang on the words of the real ones.</summary>
public class CoursesApp : AppUnderTest
{
    public const string Oars = "/courses/boats/rowing/oars";
    public const string Thinking = "/courses/boats/rowing/thinking";
    public const string Sails = "/courses/boats/sailing/sails";
    public const string Helm = "/courses/boats/steering/helm";

    protected override string ContentFolder => Path.Combine(Repository.Root, "Pace.Learning.Tests", "Courses", "Content");

    /// <summary>Somebody new, made for the test, who has signed in: the same in as many browsers as wanted.</summary>
    public async Task<HttpClient> LearnerAsync(string role = Roles.Learner) => await SignedInAsync(role);
}

internal static class CourseSteps
{
    extension(HttpClient learner)
    {
        public async Task StartAsync(string level = "frontline-staff")
        {
            var page = await learner.GetPageAsync("/courses/boats/enrolment");
            using var answer = await learner.SubmitAsync(page.QuerySelector("form.enrolment")!, ("level", level));
            Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        }

        public async Task ReadAsync(string lesson)
        {
            var page = await learner.GetPageAsync(lesson);
            using var answer = await learner.SubmitAsync(page.QuerySelector(".lesson-end button")!);
            Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        }

        /// <summary>Answers a check of a lesson, and returns the page that comes back.</summary>
        public async Task<IHtmlDocument> AnswerAsync(string lesson, string check, params (string Name, string Value)[] values)
        {
            var page = await learner.GetPageAsync(lesson);
            using var answer = await learner.SubmitAsync(page.QuerySelector($"#{check} form")!, values);
            return answer.Headers.Location is null ? await answer.ReadPageAsync() : await learner.FollowAsync(answer);
        }

        /// <summary>Writes in a reflection of a lesson, saves it, and returns the page that comes back.</summary>
        public async Task<IHtmlDocument> WriteAsync(string lesson, string reflection, string text)
        {
            using var answer = await learner.WriteOnAsync(await learner.GetPageAsync(lesson), reflection, text);
            return answer.Headers.Location is null ? await answer.ReadPageAsync() : await learner.FollowAsync(answer);
        }

        /// <summary>The same on a page that is open already.</summary>
        public Task<HttpResponseMessage> WriteOnAsync(IHtmlDocument page, string reflection, string text) =>
            learner.SubmitAsync(page.QuerySelector($"#{reflection} button")!, (Notes(reflection), text));
    }

    /// <summary>The name of the field in which somebody writes.</summary>
    public static string Notes(string reflection) => $"reflection.{reflection}.text";
}
