using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Pace.Learning.Tests.Contributions;
using Pace.Learning.Tests.Parents.Expenses;
using Pace.Learning.Web.Media.Files;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace Pace.Learning.Tests.Media.Files;

/// <summary>What is taken into the library and what is not, by what is in a file and never by its name.</summary>
public sealed class FileInspectionTests
{
    private const string Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 10 20\">";

    [Fact]
    public async Task Pictures_AreTurned_LoseWhatTheyTell_AndGetSmallerCopies()
    {
        using var large = new Image<Rgb24>(2_000, 1_000, new Rgb24(200, 30, 30));
        for (var x = 0; x < 2_000; x++)
        {
            // Something to see, so that the file isn't tiny.
            for (var y = 0; y < 1_000; y++)
            {
                large[x, y] = new Rgb24((byte)(x * 7), (byte)(y * 3), (byte)(x ^ y));
            }
        }
        large.Metadata.ExifProfile = new();
        large.Metadata.ExifProfile.SetValue(SixLabors.ImageSharp.Metadata.Profiles.Exif.ExifTag.Orientation, (ushort)6);
        large.Metadata.ExifProfile.SetValue(SixLabors.ImageSharp.Metadata.Profiles.Exif.ExifTag.ImageDescription, "SECRET-PLACE");
        var taken = await TakenAsync(Saved(i => i.SaveAsJpeg, large));
        Assert.Equal(FileType.Jpeg, taken.Type);
        Assert.Equal((1_000, 2_000), taken.Size);
        Assert.DoesNotContain("SECRET", Encoding.Latin1.GetString(taken.Bytes.Span), StringComparison.Ordinal);
        Assert.Equal([480, 960], taken.Smaller.Select(s => s.Width));
        foreach (var copy in taken.Smaller)
        {
            using var small = Image.Load(copy.Bytes, out var format);
            Assert.Equal(("WEBP", copy.Width, copy.Width * 2), (format.Name.ToUpperInvariant(), small.Width, small.Height));
            Assert.True(copy.Bytes.Length < taken.Bytes.Length);
        }
    }

    [Fact]
    public async Task PicturesOfEachFormat_StayOfTheirFormat_AndNoLargerThanAPageNeeds()
    {
        using var wide = new Image<Rgba32>(3_000, 100, new Rgba32(10, 20, 30, 128));
        foreach (var (bytes, type) in new[] { (Saved(i => i.SaveAsPng, wide), FileType.Png), (Saved(i => i.SaveAsWebp, wide), FileType.WebP), (Saved(i => i.SaveAsJpeg, wide), FileType.Jpeg) })
        {
            var taken = await TakenAsync(bytes);
            Assert.Equal(type, taken.Type);
            Assert.Equal(2_560, taken.Size.Width);
        }
    }

    [Fact]
    public async Task WhatHidesBehindAPicture_DoesNotComeAlong()
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using var entry = await archive.CreateEntry("evil.js").OpenAsync(TestContext.Current.CancellationToken);
            entry.Write("alert(document.cookie)"u8);
        }
        byte[] page = [.. "<script>alert(1)</script>"u8, .. zip.ToArray()];
        foreach (var polyglot in new[] { (byte[])[.. Photos.Jpeg(), .. page], [.. Photos.Png(), .. page], [.. Photos.Jpeg((0xFE, "*/=alert(1)/*<html><script>"u8.ToArray()))] })
        {
            var kept = Encoding.Latin1.GetString((await TakenAsync(polyglot)).Bytes.Span);
            Assert.DoesNotContain("script", kept, StringComparison.Ordinal);
            Assert.DoesNotContain("PK\u0003\u0004", kept, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task PicturesThatUnfoldToGigabytes_AreRefusedWithoutBeingUnfolded()
    {
        var watch = Stopwatch.StartNew();
        Assert.Contains("too many pixels", await ProblemAsync(Photos.PngThatSaysItIs(60_000, 60_000)), StringComparison.Ordinal);
        Assert.Contains("too many pixels", await ProblemAsync(Photos.PngThatSaysItIs(25_000_001, 1)), StringComparison.Ordinal);
        // What it can be drawn of is drawn, and no larger than a page needs.
        Assert.Equal((2_560, 2_559), (await TakenAsync(Photos.PngThatSaysItIs(5_000, 4_999))).Size);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task BrokenPictures_AreRefused()
    {
        var (jpeg, png) = (Photos.Jpeg(), Photos.Png());
        using var small = Photos.Picture();
        var webp = Saved(i => i.SaveAsWebp, small);
        foreach (var broken in new[] { jpeg[..^40], png[..^20], webp[..^10], jpeg[..20], png[..30], webp[..16], (byte[])[.. jpeg[..3], .. new byte[500]], [.. "RIFF"u8, 255, 255, 255, 127, .. "WEBPVP8 "u8, .. new byte[40]] })
        {
            Assert.Matches("not whole|can’t be read", await ProblemAsync(broken));
        }
    }

    [Theory]
    [InlineData("GIF89a", "choose a film (MP4)")]
    [InlineData("MZ\u0090\u0000\u0003", "don’t take files of this kind")]
    [InlineData("\u007FELF\u0002\u0001\u0001\u0000", "don’t take files of this kind")]
    [InlineData("#!AMR\n", "AMR file")]
    [InlineData("", "nothing in this file")]
    [InlineData("%PDF-1.7\nno end", "not whole")]
    [InlineData("%PDF-1.7\n1 0 obj << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>\n%%EOF\n", "does something by itself (JavaScript)")]
    [InlineData("%PDF-1.7\n<< /S /Launch >>\n%%EOF", "does something by itself (Launch)")]
    [InlineData("<!DOCTYPE html><html><script>alert(1)</script></html>", "document type")]
    [InlineData("<html xmlns=\"http://www.w3.org/1999/xhtml\"><script>alert(1)</script></html>", "no drawing")]
    [InlineData("PK\u0003\u0004 not a zip", "not whole")]
    [InlineData("A text with \u0000 in it", "don’t take files of this kind")]
    public async Task WhatIsNotTaken_IsRefusedWithWhatToDo(string start, string words) =>
        Assert.Contains(words, await ProblemAsync(Encoding.Latin1.GetBytes(start)), StringComparison.Ordinal);

    [Fact]
    public async Task IPhonesPictures_AreRefusedWithWords() => Assert.Contains("Most Compatible", await ProblemAsync(Photos.Heic()), StringComparison.Ordinal);

    [Theory]
    [InlineData("<script>alert(1)</script></svg>", "the part <script> in line 1")]
    [InlineData("\n<g onload=\"alert(1)\"/></svg>", "the script onload in line 2")]
    [InlineData("<g ONLOAD=\"alert(1)\"/></svg>", "the script ONLOAD in line 1")]
    [InlineData("<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject></svg>", "the part <foreignObject>")]
    [InlineData("<a href=\"https://elsewhere.example\"><text>x</text></a></svg>", "the part <a>")]
    [InlineData("<use xlink:href=\"data:image/svg+xml;base64,AAAA#x\"/></svg>", "a link to somewhere else")]
    [InlineData("<use href=\"https://elsewhere.example/a.svg#x\"/></svg>", "a link to somewhere else")]
    [InlineData("<image href=\"https://elsewhere.example/a.png\"/></svg>", "the part <image>")]
    [InlineData("<set attributeName=\"href\" to=\"javascript:alert(1)\"/></svg>", "the part <set>")]
    [InlineData("<rect fill=\"url(https://elsewhere.example/)\"/></svg>", "a link to somewhere else")]
    [InlineData("<rect style=\"fill:url( 'https://elsewhere.example/')\"/></svg>", "a link to somewhere else")]
    [InlineData("<style>@import 'https://elsewhere.example/a.css';</style></svg>", "something that could run")]
    [InlineData("<style>rect { fill: u\\72l(https://elsewhere.example/) }</style></svg>", "something that could run")]
    [InlineData("<g><path></g></svg>", "can’t be read at line 1")]
    public async Task DrawingsThatRunOrFetch_AreRefusedWithTheirLine(string rest, string words) =>
        Assert.Contains(words, await ProblemAsync(Encoding.UTF8.GetBytes(Svg + rest)), StringComparison.Ordinal);

    [Fact]
    public async Task DrawingsWithEntities_AreRefused()
    {
        var bomb = "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&b;</text></svg>";
        Assert.Contains("Plain SVG", await ProblemAsync(Encoding.UTF8.GetBytes(bomb)), StringComparison.Ordinal);
        var deep = Svg + string.Concat(Enumerable.Repeat("<g>", 5_000)) + string.Concat(Enumerable.Repeat("</g>", 5_000)) + "</svg>";
        Assert.Contains("without end", await ProblemAsync(Encoding.UTF8.GetBytes(deep)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADrawing_IsWrittenAnew_WithoutWhatProgramsLeftInIt()
    {
        var drawing = $"<?xml version=\"1.0\"?>\n<!-- made by SECRET -->\n<?xml-stylesheet href=\"x.css\"?>{Svg}<metadata>SECRET</metadata><x:namedview xmlns:x=\"urn:x\" x:document=\"SECRET\"><x:page/></x:namedview>"
            + "<defs><linearGradient id=\"g\"><stop stop-color=\"#fff\"/></linearGradient></defs><rect x:label=\"SECRET\" xmlns:x=\"urn:x\" fill=\"url(#g)\" width=\"10\" height=\"20\"/><use xlink:href=\"#g\"/><text>A &lt; B</text></svg>";
        var taken = await TakenAsync(Encoding.UTF8.GetBytes(drawing));
        Assert.Equal((FileType.Svg, (10, 20)), (taken.Type, taken.Size));
        Assert.Equal(
            "<svg viewBox=\"0 0 10 20\" xmlns=\"http://www.w3.org/2000/svg\"><defs><linearGradient id=\"g\"><stop stop-color=\"#fff\" /></linearGradient></defs><rect fill=\"url(#g)\" width=\"10\" height=\"20\" /><use href=\"#g\" /><text>A &lt; B</text></svg>",
            Encoding.UTF8.GetString(taken.Bytes.Span));
    }

    [Fact]
    public async Task OurOwnDrawings_AreTaken()
    {
        foreach (var drawing in Directory.GetFiles(Path.Combine(Repository.Content, "media"), "*.svg"))
        {
            Assert.Null((await LookAsync(await File.ReadAllBytesAsync(drawing, TestContext.Current.CancellationToken))).Problem);
        }
    }

    [Fact]
    public async Task SoundAndFilm_AreTakenByTheirTracks()
    {
        foreach (var (bytes, type) in new[]
        {
            (MediaBytes.Mp3(5_000), "audio/mpeg"), (MediaBytes.Wav(5_000), "audio/wav"), (MediaBytes.Ogg("OpusHead", 5_000), "audio/ogg"), (MediaBytes.Mp4("isom", ["avc1", "mp4a"], 300_000, indexLast: true), "video/mp4"),
            (MediaBytes.Mp4("qt  ", ["mp4a"], 5_000), "audio/mp4"), (MediaBytes.WebM(["V_VP9", "A_OPUS"], 5_000), "video/webm"),
        })
        {
            Assert.Equal(type, (await TakenAsync(bytes)).Type.ContentType);
        }
        Assert.Contains("HEVC", await ProblemAsync(MediaBytes.Mp4("isom", ["hvc1", "mp4a"], 5_000)), StringComparison.Ordinal);
        byte[] tagged = [.. "ID3"u8, 3, 0, 0, 0, 0, 1, 0, .. new byte[128], .. MediaBytes.Mp3(1_000)];
        Assert.Equal(138, (await TakenAsync(tagged)).Skipped);
    }

    [Theory]
    [InlineData("word/document.xml", "docx")]
    [InlineData("ppt/presentation.xml", "pptx")]
    [InlineData("xl/workbook.xml", "xlsx")]
    public async Task OfficeDocuments_AreTaken_WithoutMacrosOrPackedFiles(string part, string extension)
    {
        Assert.Equal(extension, (await TakenAsync(Zip("[Content_Types].xml", part))).Type.Extension);
        Assert.Contains("macros", await ProblemAsync(Zip("[Content_Types].xml", part, part.Split('/')[0] + "/vbaProject.bin")), StringComparison.Ordinal);
        Assert.Contains("other files", await ProblemAsync(Zip("[Content_Types].xml", part, part.Split('/')[0] + "/embeddings/a.bin")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PackedFiles_AreRefused()
    {
        Assert.Contains("packed", await ProblemAsync(Zip("a.txt", "b.exe")), StringComparison.Ordinal);
        Assert.Contains("too much", await ProblemAsync(Zip([.. Enumerable.Range(0, 5_001).Select(i => $"{i}")])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlainText_IsTaken() => Assert.Equal(FileType.Text, (await TakenAsync("Before a meeting\r\n\t– who comes?"u8.ToArray())).Type);

    private static byte[] Zip(params string[] names)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write("x"u8);
            }
        }
        return zip.ToArray();
    }

    private static byte[] Saved(Func<Image, Action<Stream>> how, Image image)
    {
        using var file = new MemoryStream();
        how(image)(file);
        return file.ToArray();
    }

    private static async Task<FileFinding> LookAsync(byte[] bytes)
    {
        using var file = new MemoryStream(bytes);
        return await FileInspection.LookAsync(file, TestContext.Current.CancellationToken);
    }

    private static async Task<TakenFile> TakenAsync(byte[] bytes)
    {
        var finding = await LookAsync(bytes);
        Assert.Null(finding.Problem);
        return finding.Taken!;
    }

    private static async Task<string> ProblemAsync(byte[] bytes)
    {
        var finding = await LookAsync(bytes);
        Assert.Null(finding.Taken);
        return finding.Problem!;
    }
}
