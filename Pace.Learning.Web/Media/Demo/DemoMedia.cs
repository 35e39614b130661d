using System.Security.Claims;
using System.Text;
using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Media.Files;

namespace Pace.Learning.Web.Media.Demo;

/// <summary>A few files for the library, made here for it and marked as samples.</summary>
internal static class DemoMedia
{
    private const string Folder = "samples";

    private const string Sign =
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 240" width="480" height="240">
          <rect width="480" height="240" fill="#fbf7ef"/>
          <path d="M40 190 C 160 60, 320 60, 440 190" fill="none" stroke="#0b4744" stroke-width="10" stroke-linecap="round"/>
          <circle cx="40" cy="190" r="18" fill="#e3a035"/><circle cx="440" cy="190" r="18" fill="#e3a035"/>
          <text x="240" y="215" text-anchor="middle" font-family="sans-serif" font-size="22" fill="#1c2a29">Two ends, one path (sample)</text>
        </svg>
        """;

    private const string Captions =
        """
        WEBVTT

        00:00.000 --> 00:02.000
        (A quiet tone. Sample)
        """;

    public static async Task SeedAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<PaceDbContext>();
        if (await db.MediaItems.AnyAsync() || (await services.GetRequiredService<PersonDirectory>().InRoleAsync(Roles.Editor)) is not [var editor, ..])
        {
            return;
        }
        var by = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, editor.Id.ToString())], "demo"));
        await AddAsync("hills", DemoPicture.Hills(), new MediaWords { Title = "Hills in the evening (sample)", Alt = "Three rows of hills under a low sun, drawn in flat colours.", Focus = 1, Credit = "Drawn for this site" });
        await AddAsync("one-path", Encoding.UTF8.GetBytes(Sign), new MediaWords { Title = "Two ends, one path (sample)", Alt = "A curved line that joins two round marks.", Credit = "Drawn for this site" });
        await AddAsync("a-tone", DemoPicture.Tone(), new MediaWords { Title = "A quiet tone (sample)", Captions = Captions + "\n", Transcript = "A quiet tone sounds for two seconds. Nobody speaks.\n" });
        await AddAsync("before-a-meeting", "Before a meeting (sample)\n\nWho is it for? Where would they like to meet? What do they want to talk about?\n"u8.ToArray(), new MediaWords { Title = "Before a meeting (sample)" });

        async Task AddAsync(string name, byte[] bytes, MediaWords words)
        {
            using var upload = new MemoryStream(bytes);
            var taken = (await FileInspection.LookAsync(upload, CancellationToken.None)).Taken ?? throw new InvalidOperationException($"The sample {name} isn't taken.");
            await services.GetRequiredService<MediaRecorder>().AddAsync(by, new NewMedia(taken, upload, Folder, name, words, null), [], CancellationToken.None);
        }
    }
}
