using System.IO.Compression;
using System.Text;
using Pace.Learning.Tests.Parents.Expenses;
using Pace.Learning.Web.Platform.Media;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.PixelFormats;

namespace Pace.Learning.Tests.Platform.Media;

public sealed class PhotoTests
{
    private const string Jpeg = "image/jpeg";
    private const string Png = "image/png";

    [Fact]
    public void Jpeg_LosesWhatItTellsBesideThePicture_AndKeepsThePictureAndItsColours()
    {
        var profile = Profile();
        var photo = Photos.Jpeg(
            (0xE1, Photos.Exif(1, "SECRET-PLACE")), (0xE1, Encoding.ASCII.GetBytes("http://ns.adobe.com/xap/1.0/\0<x>SECRET-DAY</x>")), (0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, .. profile]),
            (0xED, Encoding.ASCII.GetBytes("Photoshop 3.0\0SECRET-NAME")), (0xE2, Encoding.ASCII.GetBytes("MPF\0SECRET-COPY")), (0xFE, Encoding.ASCII.GetBytes("SECRET-WORDS")));
        using (var before = Image.Load(photo))
        {
            Assert.Equal("SECRET-PLACE", before.Metadata.ExifProfile!.GetValue(ExifTag.ImageDescription)!.Value);
            Assert.Equal("N", before.Metadata.ExifProfile!.GetValue(ExifTag.GPSLatitudeRef)!.Value);
        }

        var clean = Photo.Clean([.. photo, .. "SECRET-SECOND-PICTURE"u8], Jpeg)!;

        Assert.DoesNotContain("SECRET", Encoding.Latin1.GetString(clean), StringComparison.Ordinal);
        using var after = Image.Load<Rgb24>(clean);
        Assert.Null(after.Metadata.ExifProfile);
        Assert.Null(after.Metadata.XmpProfile);
        Assert.Null(after.Metadata.IptcProfile);
        Assert.Equal(profile, after.Metadata.IccProfile!.ToByteArray());
        AssertShows(after, Photos.Width, Photos.Height, left: Red, rightTop: Green, rightBottom: Blue);
    }

    [Fact]
    public void Jpeg_IsTurnedAsItIsMeantToBeSeen()
    {
        using var turned = Image.Load<Rgb24>(Photo.Clean(Photos.Jpeg((0xE1, Photos.Exif(6, "SECRET"))), Jpeg)!);
        // A quarter turn to the right: what was on the left is on top, what was at the right of the bottom is at the left of the bottom.
        Assert.Equal(new Size(Photos.Height, Photos.Width), turned.Size());
        Assert.True(IsNear(turned[Photos.Height / 2, 4], Red));
        Assert.True(IsNear(turned[Photos.Height - 4, Photos.Width - 4], Green));
        Assert.True(IsNear(turned[4, Photos.Width - 4], Blue));
        using var upsideDown = Image.Load<Rgb24>(Photo.Clean(Photos.Jpeg((0xE1, Photos.Exif(3, "SECRET"))), Jpeg)!);
        Assert.True(IsNear(upsideDown[Photos.Width - 4, Photos.Height / 2], Red));
        Assert.True(IsNear(upsideDown[4, 4], Blue));
    }

    [Fact]
    public void Png_LosesWhatItTellsBesideThePicture_AndKeepsThePictureAndItsColours()
    {
        var photo = Photos.Png(
            ("gAMA", [0, 0, 0xB1, 0x8F]), ("tEXt", Encoding.ASCII.GetBytes("Author\0SECRET-NAME")), ("iTXt", Encoding.ASCII.GetBytes("Title\0\0\0\0\0SECRET")),
            ("zTXt", [.. "Comment\0\0"u8, .. Deflated(Encoding.ASCII.GetBytes("SECRET"))]), ("eXIf", Photos.Exif(1, "SECRET-PLACE")[6..]), ("tIME", [7, 0xEB, 1, 1, 0, 0, 0]),
            ("abCd", Encoding.ASCII.GetBytes("SECRET")));
        Assert.NotEmpty(Image.Load(photo).Metadata.GetPngMetadata().TextData);

        var clean = Photo.Clean([.. photo, .. "SECRET-TAIL"u8], Png)!;

        Assert.Equal(["IHDR", "gAMA", "IDAT", "IEND"], Chunks(clean));
        using var before = Image.Load<Rgb24>(photo);
        using var after = Image.Load<Rgb24>(clean);
        Assert.Equal(before.Metadata.GetPngMetadata().Gamma, after.Metadata.GetPngMetadata().Gamma);
        for (var y = 0; y < Photos.Height; y++)
        {
            for (var x = 0; x < Photos.Width; x++)
            {
                Assert.Equal(before[x, y], after[x, y]);
            }
        }
    }

    [Fact]
    public void WhatIsCutShort_IsNoPhoto_AtWhateverByte()
    {
        foreach (var (photo, type) in new[] { (Photos.Jpeg((0xE1, Photos.Exif(1, "place"))), Jpeg), (Photos.Png(("tEXt", new byte[20])), Png) })
        {
            for (var length = 8; length < photo.Length; length++)
            {
                Assert.Null(Photo.Clean(photo[..length], type));
            }
            Assert.NotNull(Photo.Clean(photo, type));
        }
    }

    [Fact]
    public void WhateverIsSent_IsReadWithoutHarm_AndWhatComesOutIsAPictureAlone()
    {
        var random = new Random(41);
        foreach (var (photo, type) in new[] { (Photos.Jpeg((0xE1, Photos.Exif(6, "SECRET"))), Jpeg), (Photos.Png(("tEXt", [.. "Author\0SECRET"u8])), Png) })
        {
            for (var n = 0; n < 5_000; n++)
            {
                var changed = photo.ToArray();
                for (var k = random.Next(1, 6); k > 0; k--)
                {
                    changed[random.Next(8, changed.Length)] = (byte)random.Next(256);
                }
                if (Photo.Clean(changed, type) is { } clean)
                {
                    Assert.DoesNotContain("SECRET", Encoding.Latin1.GetString(clean), StringComparison.Ordinal);
                    var found = Image.Identify(clean);
                    Assert.True(found.Metadata.ExifProfile is null && (long)found.Width * found.Height <= Photo.MostPixels);
                }
            }
        }
    }

    [Fact]
    public void Png_LosesAPartThatNobodyKnows()
    {
        var clean = Photo.Clean(Photos.Png(("XXXX", [.. "SECRET"u8])), Png);
        Assert.True(clean is null || Chunks(clean).SequenceEqual(["IHDR", "IDAT", "IEND"]));
    }

    [Fact]
    public void Png_LosesWhatCannotBeSeenThroughItsHoles()
    {
        using var picture = new Image<Rgba32>(8, 8, new Rgba32(12, 34, 56, 0));
        using var file = new MemoryStream();
        picture.SaveAsPng(file, new() { TransparentColorMode = SixLabors.ImageSharp.Formats.Png.PngTransparentColorMode.Preserve });
        Assert.Equal(12, Image.Load<Rgba32>(file.ToArray())[3, 3].R);
        using var clean = Image.Load<Rgba32>(Photo.Clean(file.ToArray(), Png)!);
        Assert.Equal(new Rgba32(0, 0, 0, 0), clean[3, 3]);
    }

    [Theory]
    [InlineData(60_000, 60_000)]
    [InlineData(25_001, 1_000)]
    public void WhatUnfoldsToAHugePicture_IsRefusedBeforeItDoes(int width, int height)
    {
        var photo = Photos.PngThatSaysItIs(width, height);
        Assert.Equal((long)width * height, Photo.Pixels(photo, Png));
        Assert.InRange(Allocated(() => Assert.Null(Photo.Clean(photo, Png))), 0, 1_000_000);
    }

    [Fact]
    public void WordsThatUnfoldToGigabytes_AreNotUnfolded()
    {
        var photo = Photos.Png(("zTXt", [.. "Comment\0\0"u8, .. Deflated(new byte[200_000_000])]));
        Assert.InRange(Allocated(() => Assert.NotNull(Photo.Clean(photo, Png))), 0, 20_000_000);
    }

    [Fact]
    public void PhotosOfIPhones_AreKnown()
    {
        Assert.True(Photo.IsHeic(Photos.Heic()));
        Assert.False(Photo.IsHeic(Photos.Jpeg()));
        Assert.False(Photo.IsHeic([0, 0, 0, 24, .. "ftypisom"u8, .. new byte[20]]));
    }

    private static Rgb24 Red => new(255, 0, 0);

    private static Rgb24 Green => new(0, 255, 0);

    private static Rgb24 Blue => new(0, 0, 255);

    private static void AssertShows(Image<Rgb24> picture, int width, int height, Rgb24 left, Rgb24 rightTop, Rgb24 rightBottom)
    {
        Assert.Equal(new Size(width, height), picture.Size());
        Assert.True(IsNear(picture[4, height / 2], left) && IsNear(picture[width - 4, 4], rightTop) && IsNear(picture[width - 4, height - 4], rightBottom));
    }

    private static bool IsNear(Rgb24 one, Rgb24 other) => Math.Abs(one.R - other.R) + Math.Abs(one.G - other.G) + Math.Abs(one.B - other.B) < 60;

    private static long Allocated(Action act)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        act();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static byte[] Deflated(byte[] bytes)
    {
        using var file = new MemoryStream();
        using (var deflating = new ZLibStream(file, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflating.Write(bytes);
        }
        return file.ToArray();
    }

    private static List<string> Chunks(byte[] png)
    {
        List<string> types = [];
        for (var at = 8; at < png.Length; at += 12 + System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at)))
        {
            types.Add(Encoding.ASCII.GetString(png, at + 4, 4));
        }
        return types;
    }

    // The least that is a colour profile: a head, and one number.
    private static byte[] Profile()
    {
        var profile = new byte[164];
        (profile[3], profile[8], profile[25], profile[27], profile[29]) = (164, 2, 1, 1, 1);
        profile[24] = 7;
        "mntrRGB XYZ "u8.CopyTo(profile.AsSpan(12));
        "acsp"u8.CopyTo(profile.AsSpan(36));
        (profile[131], profile[139], profile[143]) = (1, 144, 20);
        "wtpt"u8.CopyTo(profile.AsSpan(132));
        "XYZ "u8.CopyTo(profile.AsSpan(144));
        return profile;
    }
}
