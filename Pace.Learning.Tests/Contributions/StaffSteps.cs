using AngleSharp.Dom;

namespace Pace.Learning.Tests.Contributions;

/// <summary>What staff do with a shared contribution, through its page.</summary>
internal static class StaffSteps
{
    extension(HttpClient staff)
    {
        /// <summary>Suggests other words.</summary>
        public async Task SuggestAsync(Guid contributionId, string text, string why = "It says the same without a name.")
        {
            using var answer = await staff.SubmitAsync(await staff.FormAsync(contributionId, "Suggest"), ("Suggest.Title", "A sample"), ("Suggest.Text", text), ("Suggest.Why", why));
            Assert.NotNull(answer.Headers.Location);
        }

        /// <summary>Writes down a consent that the parent told them of.</summary>
        public async Task RecordConsentAsync(Guid contributionId, string use = "Course", string audience = "AllLearners")
        {
            using var answer = await staff.SubmitAsync(
                await staff.FormAsync(contributionId, "Assisted"),
                ("Assisted.Use", use), ("Assisted.Audience", audience), ("Assisted.Identifiability", "NoName"), ("Assisted.Territory", "UnitedKingdom"));
            Assert.NotNull(answer.Headers.Location);
        }

        /// <summary>Puts it in a place: chooses the course, then the place in one of its lessons. What comes of it is not followed.</summary>
        public async Task<HttpResponseMessage> PlaceAsync(Guid contributionId, string key)
        {
            var page = await staff.GetPageAsync($"/manage/participation/contributions/{contributionId}");
            var courses = await staff.GetPageAsync(page.QuerySelector("main a[href$='/place']")!.GetAttribute("href")!);
            foreach (var course in courses.QuerySelectorAll("main a[href*='/place?course=']").Select(a => a.GetAttribute("href")!))
            {
                var places = await staff.GetPageAsync(course);
                if (places.QuerySelector($"input[name=Key][value='{key}']") is not null)
                {
                    return await staff.SubmitAsync(places.MainForm, ("Key", key));
                }
            }
            throw new InvalidOperationException($"No course offers the place {key}.");
        }

        public async Task<IElement> FormAsync(Guid contributionId, string handler) =>
            (await staff.GetPageAsync($"/manage/participation/contributions/{contributionId}")).QuerySelector($"main form[action*='handler={handler}']")!;
    }
}
