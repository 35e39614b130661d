using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.PixelFormats;

namespace Pace.Learning.Web.Media.Demo;

/// <summary>A picture and a sound that are worked out, so that no file of anybody's is needed.</summary>
internal static class DemoPicture
{
    private const int Width = 1_200;
    private const int Height = 800;
    private const int SoundRate = 8_000;
    private const int SoundSeconds = 2;

    private static readonly Rgba32 Sky = new(246, 230, 198);
    private static readonly Rgba32 Sun = new(238, 178, 79);

    private static readonly (Rgba32 Colour, double At, double Rise, double Length)[] Rows =
        [(new(185, 210, 198), 0.52, 0.10, 190), (new(127, 173, 160), 0.64, 0.09, 140), (new(28, 93, 87), 0.78, 0.07, 110)];

    /// <summary>Hills under a low sun, as a JPEG.</summary>
    public static byte[] Hills()
    {
        using var image = new Image<Rgba32>(Width, Height);
        image.ProcessPixelRows(rows =>
        {
            for (var y = 0; y < Height; y++)
            {
                var row = rows.GetRowSpan(y);
                for (var x = 0; x < Width; x++)
                {
                    row[x] = ColourAt(x, y);
                }
            }
        });
        using var written = new MemoryStream();
        image.Save(written, new JpegEncoder { Quality = 90 });
        return written.ToArray();
    }

    /// <summary>A quiet tone, as a WAV file.</summary>
    public static byte[] Tone()
    {
        const int Samples = SoundRate * SoundSeconds;
        using var written = new MemoryStream();
        using (var writer = new BinaryWriter(written))
        {
            writer.Write("RIFF"u8);
            writer.Write(36 + (Samples * 2));
            writer.Write("WAVEfmt "u8);
            writer.Write(16);
            writer.Write((short)1);
            writer.Write((short)1);
            writer.Write(SoundRate);
            writer.Write(SoundRate * 2);
            writer.Write((short)2);
            writer.Write((short)16);
            writer.Write("data"u8);
            writer.Write(Samples * 2);
            for (var i = 0; i < Samples; i++)
            {
                writer.Write((short)(1_000 * Math.Sin(2 * Math.PI * 220 * i / SoundRate)));
            }
        }
        return written.ToArray();
    }

    private static Rgba32 ColourAt(int x, int y)
    {
        for (var i = Rows.Length - 1; i >= 0; i--)
        {
            var (colour, at, rise, length) = Rows[i];
            if (y > Height * (at - (rise * Math.Sin(x / length))))
            {
                return colour;
            }
        }
        var (dx, dy) = (x - (Width * 0.68), y - (Height * 0.30));
        return (dx * dx) + (dy * dy) < 110 * 110 ? Sun : Sky;
    }
}
