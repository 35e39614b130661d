using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Pace.Learning.Tests.Support.Browser;
using Pace.Learning.Web.Media;
using Pace.Learning.Web.Platform.Published;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace Pace.Learning.Tests.Media;

/// <summary>The site on a copy of the content, to which tests add lessons that show files of the library.</summary>
public class MediaApp : SiteInBrowser
{
    private const string Module = "courses/relational-safeguarding/01-where-the-harm-is";

    private readonly TemporaryFolder content = new();

    public MediaApp()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Content, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(content.Path, Path.GetRelativePath(Repository.Content, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    protected override string ContentFolder => content.Path;

    /// <summary>Where a lesson that a test wrote is read.</summary>
    public static string LessonUrl(string name) => $"/courses/relational-safeguarding/where-the-harm-is/{name}";

    /// <summary>Where its file is.</summary>
    public static string LessonPath(string name) => $"{Module}/90-{name}.md";

    /// <summary>Writes a lesson, and waits until it is read as it was written.</summary>
    public async Task WriteLessonAsync(string name, string body)
    {
        var mark = $"mark-{Guid.NewGuid():N}";
        await File.WriteAllTextAsync(Path.Combine(content.Path, LessonPath(name)), $"---\nid: media-{name}\ntitle: A lesson about {name}\nsummary: A lesson of a test.\n---\n{body}\n\n{mark}\n", new UTF8Encoding(false));
        await Eventually.GetAsync(
            () => Task.FromResult(Services.GetRequiredService<PublishedContent>()), p => p.Library.TryGetLesson(LessonUrl(name), out var place) && place.Lesson.Body.PlainText.Contains(mark, StringComparison.Ordinal),
            p => $"the lesson {name}; {string.Join("; ", p.Findings.Where(f => f.Path == LessonPath(name)))}");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        content.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>What tests do with the library, as an editor does it.</summary>
internal static class MediaSteps
{
    /// <summary>A picture that differs from every other, large enough for smaller copies.</summary>
    public static byte[] Picture(int width = 1_200, int height = 600)
    {
        var seed = Random.Shared.Next();
        using var picture = new Image<Rgb24>(width, height);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                picture[x, y] = new Rgb24((byte)(x * 5 ^ seed), (byte)(y * 3 ^ (seed >> 8)), (byte)((x ^ y) + (seed >> 16)));
            }
        }
        using var file = new MemoryStream();
        picture.SaveAsJpeg(file);
        return file.ToArray();
    }

    extension(HttpClient editor)
    {
        /// <summary>Adds a file through the page; answers its id.</summary>
        public async Task<Guid> AddMediaAsync(byte[] bytes, string fileName, params (string Name, string Value)[] words)
        {
            using var answer = await editor.TryMediaAsync(bytes, fileName, words);
            Assert.True(answer.Headers.Location is not null, (await answer.ReadPageAsync()).QuerySelector(".error-summary")?.TextContent);
            return Guid.Parse(answer.Headers.Location!.OriginalString.Split('/')[^1]);
        }

        public async Task<HttpResponseMessage> TryMediaAsync(byte[] bytes, string fileName, params (string Name, string Value)[] words)
        {
            var form = (await editor.GetPageAsync("/studio/media/add")).QuerySelectorAll<IHtmlFormElement>("main form").Single();
            (string Name, string Value)[] usual = [("Input.Title", "A file of a test"), ("Input.Shows", "no")];
            return await editor.SubmitAsync(form, [new Upload("Input.File", fileName, bytes)], [.. usual.Where(u => words.All(w => w.Name != u.Name)), .. words]);
        }

        public Task<Guid> AddPictureAsync(string name = "a-picture.jpg", params (string Name, string Value)[] words) =>
            editor.AddMediaAsync(Picture(), name, Array.Exists(words, w => w.Name == "Input.Alt") ? words : [("Input.Alt", "A pattern of squares"), .. words]);

        /// <summary>The form of a file's page that does something.</summary>
        public async Task<IHtmlFormElement> MediaFormAsync(Guid id, string handler = "") => (await editor.GetPageAsync($"/studio/media/{id}")).QuerySelectorAll<IHtmlFormElement>("main form")
            .First(f => handler.Length == 0 ? !(f.GetAttribute("action") ?? "").Contains("handler", StringComparison.Ordinal) : (f.GetAttribute("action") ?? "").Contains($"handler={handler}", StringComparison.Ordinal));
    }

    /// <summary>A file of the library as it is kept.</summary>
    public static Task<MediaItem> MediaItemAsync(this AppUnderTest app, Guid id) => app.WithDatabaseAsync(db => db.Set<MediaItem>().AsNoTracking().Include(i => i.Revisions).AsSplitQuery().SingleAsync(i => i.Id == id));
}
