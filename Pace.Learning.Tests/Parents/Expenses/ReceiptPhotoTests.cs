using System.Text;
using Pace.Learning.Tests.Contributions;
using Pace.Learning.Web.Parents.Expenses;

namespace Pace.Learning.Tests.Parents.Expenses;

public sealed class ReceiptPhotoTests
{
    private static readonly byte[] Picture = [.. "THE-PICTURE"u8];

    [Fact]
    public void Jpeg_LosesWhatItTellsBesideThePicture_AndKeepsThePictureAndItsColours()
    {
        var colours = Encoding.ASCII.GetBytes("ICC_PROFILE\0colours");
        var photo = Photos.Jpeg(
            Picture, (0xE1, Encoding.ASCII.GetBytes("Exif\0\0SECRET-PLACE")), (0xE1, Encoding.ASCII.GetBytes("http://ns.adobe.com/xap/SECRET-DAY")), (0xE2, colours),
            (0xED, Encoding.ASCII.GetBytes("Photoshop SECRET-NAME")), (0xE2, Encoding.ASCII.GetBytes("MPF\0SECRET-COPY")), (0xFE, Encoding.ASCII.GetBytes("SECRET-WORDS")));
        var stripped = ReceiptPhoto.Strip([.. photo, .. "SECRET-SECOND-PICTURE"u8], "image/jpeg")!;
        Assert.Equal(Photos.Jpeg(Picture, (0xE2, colours)), stripped);
        Assert.DoesNotContain("SECRET", Encoding.Latin1.GetString(stripped), StringComparison.Ordinal);
    }

    [Fact]
    public void Png_LosesWhatItTellsBesideThePicture_AndKeepsThePictureAndItsColours()
    {
        var photo = Photos.Png(
            Picture, ("tEXt", Encoding.ASCII.GetBytes("SECRET-NAME")), ("iTXt", Encoding.ASCII.GetBytes("SECRET")), ("zTXt", Encoding.ASCII.GetBytes("SECRET")),
            ("eXIf", Encoding.ASCII.GetBytes("SECRET-PLACE")), ("tIME", Encoding.ASCII.GetBytes("SECRET-DAY")), ("gAMA", [0, 0, 1, 1]), ("abCd", Encoding.ASCII.GetBytes("SECRET")));
        var stripped = ReceiptPhoto.Strip([.. photo, .. "SECRET-TAIL"u8], "image/png")!;
        Assert.Equal(Photos.Png(Picture, ("gAMA", [0, 0, 1, 1])), stripped);
    }

    [Fact]
    public void WhatIsCutShort_IsNoPhoto_AtWhateverByte()
    {
        foreach (var (photo, type) in new[] { (Photos.Jpeg(Picture, (0xE1, new byte[20])), "image/jpeg"), (Photos.Png(Picture, ("tEXt", new byte[20])), "image/png") })
        {
            for (var length = 8; length < photo.Length; length++)
            {
                Assert.Null(ReceiptPhoto.Strip(photo.AsSpan(0, length), type));
            }
            Assert.NotNull(ReceiptPhoto.Strip(photo, type));
        }
    }

    [Fact]
    public void WhateverIsSent_IsReadWithoutHarm_AndNothingIsAdded()
    {
        var random = new Random(41);
        foreach (var (photo, type) in new[] { (Photos.Jpeg(Picture, (0xE1, new byte[20])), "image/jpeg"), (Photos.Png(Picture, ("tEXt", new byte[20])), "image/png") })
        {
            for (var n = 0; n < 5_000; n++)
            {
                var changed = photo.ToArray();
                for (var k = random.Next(1, 6); k > 0; k--)
                {
                    changed[random.Next(8, changed.Length)] = (byte)random.Next(256);
                }
                Assert.True((ReceiptPhoto.Strip(changed, type)?.Length ?? 0) <= changed.Length);
            }
        }
    }

    [Fact]
    public void Png_WithAPartThatItCannotBeShownWithout_IsRefused() =>
        Assert.Null(ReceiptPhoto.Strip(Photos.Png(Picture, ("XXXX", [1])), "image/png"));
}
