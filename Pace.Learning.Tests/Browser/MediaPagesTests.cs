using Pace.Learning.Tests.Media;
using Pace.Learning.Tests.Support.Browser;

namespace Pace.Learning.Tests.Browser;

/// <summary>The library's pages, as an editor sees them.</summary>
public sealed class MediaPagesTests : EveryPage, IClassFixture<MediaPagesTests.FilledLibrary>
{
    private readonly FilledLibrary library;

    public MediaPagesTests(FilledLibrary site)
        : base(site) => library = site;

    protected override string? As => Roles.Editor;

    protected override bool VisitsSitemap => false;

    protected override IEnumerable<string> AlsoVisited => ["/studio/media", "/studio/media?q=nothing+like+it", "/studio/media/add", "/studio/media/bin", $"/studio/media/bin?delete={library.Binned}", "/studio/media/choose", "/studio/media/from-content?path=media/relational-two-maps.svg", .. library.Files.Select(f => $"/studio/media/{f}")];

    /// <summary>A library with a file of each kind, one of them in the bin.</summary>
    public sealed class FilledLibrary : MediaApp
    {
        public IReadOnlyList<Guid> Files { get; private set; } = [];

        public Guid Binned { get; private set; }

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            using var editor = await SignedInAsync(Roles.Editor);
            Files = await WithDatabaseAsync(db => db.Set<Pace.Learning.Web.Media.MediaItem>().Select(i => i.Id).ToListAsync());
            Binned = await editor.AddPictureAsync("a-rather-long-name-of-a-picture-that-nobody-shortened-before.jpg", ("Input.NewFolder", "a-folder-with-a-long-name/and-one-below"));
            using var answer = await editor.SubmitAsync(await editor.MediaFormAsync(Binned, "Bin"));
        }
    }
}
