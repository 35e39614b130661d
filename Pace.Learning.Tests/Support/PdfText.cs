using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Pace.Learning.Tests.Support;

/// <summary>What can be read on the pages of a PDF that we made: its glyphs, by the tables that say which letters they are.</summary>
internal static partial class PdfText
{
    public static string Of(byte[] pdf) => string.Concat(Runs(pdf));

    /// <summary>The same in the pieces in which it is drawn: a line, or a part of one in another font.</summary>
    public static IReadOnlyList<string> Runs(byte[] pdf)
    {
        var objects = Objects().Matches(Encoding.Latin1.GetString(pdf)).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        var letters = new Dictionary<string, Dictionary<string, string>>();
        foreach (Match font in objects.Values.SelectMany(o => Names().Matches(Head(o))))
        {
            if (ToUnicode().Match(Head(objects.GetValueOrDefault(font.Groups[2].Value, ""))) is { Success: true } table)
            {
                letters[font.Groups[1].Value] = Letters(Stream(objects[table.Groups[1].Value]));
            }
        }
        var text = new List<string>();
        foreach (var content in objects.Values.Where(o => Head(o).Contains("/FlateDecode", StringComparison.Ordinal) && !Head(o).Contains("/Length1", StringComparison.Ordinal)).Select(Stream))
        {
            var font = new Dictionary<string, string>();
            foreach (Match part in FontOrGlyphs().Matches(content))
            {
                if (part.Groups[1].Success)
                {
                    font = letters.GetValueOrDefault(part.Groups[1].Value, []);
                    continue;
                }
                text.Add(string.Concat(Glyphs().Matches(part.Groups[2].Value).SelectMany(run => run.Groups[1].Value.Chunk(4)).Select(glyph => font.GetValueOrDefault(new string(glyph).ToLowerInvariant(), "?"))));
            }
            text.Add("\n");
        }
        return text;
    }

    private static string Head(string value) => value.Split("stream", 2)[0];

    private static string Stream(string value)
    {
        var bytes = Encoding.Latin1.GetBytes(Body().Match(value).Groups[1].Value);
        if (!Head(value).Contains("/FlateDecode", StringComparison.Ordinal))
        {
            return Encoding.Latin1.GetString(bytes);
        }
        using var inflated = new ZLibStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var reader = new StreamReader(inflated, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private static Dictionary<string, string> Letters(string table) => Pairs().Matches(table).DistinctBy(m => m.Groups[1].Value.ToLowerInvariant()).ToDictionary(
        m => m.Groups[1].Value.ToLowerInvariant(), m => string.Concat(m.Groups[2].Value.Chunk(4).Select(c => (char)int.Parse(c, NumberStyles.HexNumber, CultureInfo.InvariantCulture))));

    [GeneratedRegex(@"(\d+) 0 obj\r?\n?(.*?)endobj", RegexOptions.Singleline)]
    private static partial Regex Objects();

    [GeneratedRegex(@"stream\r?\n(.*?)\r?\nendstream", RegexOptions.Singleline)]
    private static partial Regex Body();

    [GeneratedRegex(@"/([A-Z]{6}) (\d+) 0 R")]
    private static partial Regex Names();

    [GeneratedRegex(@"/ToUnicode (\d+) 0 R")]
    private static partial Regex ToUnicode();

    [GeneratedRegex(@"<([0-9a-fA-F]{4})> <((?:[0-9a-fA-F]{4})+)>")]
    private static partial Regex Pairs();

    [GeneratedRegex(@"/([A-Z]{6}) [\d.]+ Tf|\[([^\]]*)\] TJ")]
    private static partial Regex FontOrGlyphs();

    [GeneratedRegex("<([0-9a-fA-F]+)>")]
    private static partial Regex Glyphs();
}
