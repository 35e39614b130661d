using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using static System.FormattableString;

namespace Pace.Learning.Web.Platform.Pdf.Sealed;

/// <summary>
/// Adds objects to a PDF behind its end (an incremental update, ISO 32000, 7.5.6): not a byte of what was there changes, so what makes it accessible stays as it was.
/// </summary>
/// <remarks>For files with a plain cross-reference table, which WeasyPrint writes.</remarks>
internal sealed partial class PdfUpdate
{
    private readonly byte[] original;
    private readonly string text;
    private readonly long previousTable;
    private readonly string info;
    private readonly Dictionary<int, long> offsets = [];
    private readonly SortedDictionary<int, byte[]> written = [];
    private int next;

    private PdfUpdate(byte[] pdf, string text, long table, Match trailer)
    {
        (original, this.text, previousTable) = (pdf, text, table);
        next = int.Parse(SizeOf().Match(trailer.Value).Groups[1].Value, CultureInfo.InvariantCulture);
        Root = int.Parse(RootOf().Match(trailer.Value).Groups[1].Value, CultureInfo.InvariantCulture);
        info = InfoOf().Match(trailer.Value).Value;
        ReadTable();
        FirstPage = offsets.Keys.Order().First(n => PageType().IsMatch(Dictionary(n)));
    }

    /// <summary>The catalog.</summary>
    public int Root { get; }

    /// <summary>The first page.</summary>
    public int FirstPage { get; }

    /// <summary>Reads a file; <c>null</c> when it has another form.</summary>
    public static PdfUpdate? Of(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var starts = StartXref().Matches(text);
        if (starts.Count == 0 || !long.TryParse(starts[^1].Groups[1].Value, CultureInfo.InvariantCulture, out var table) || table >= text.Length
            || !text.AsSpan((int)table).StartsWith("xref"))
        {
            return null;
        }
        return Trailer().Match(text, (int)table) is { Success: true } trailer ? new PdfUpdate(pdf, text, table, trailer) : null;
    }

    /// <summary>What stands between the outermost brackets of an object that is a dictionary.</summary>
    public string Dictionary(int number)
    {
        var start = (int)offsets[number];
        var end = text.IndexOf("endobj", start, StringComparison.Ordinal);
        var (first, last) = (text.IndexOf("<<", start, end - start, StringComparison.Ordinal), text.LastIndexOf(">>", end, end - start, StringComparison.Ordinal));
        return first < 0 || last < first ? "" : text[(first + 2)..last];
    }

    /// <summary>A number for a new object.</summary>
    public int Reserve() => next++;

    /// <summary>Writes an object, a new one or in the place of one that was there.</summary>
    public void Write(int number, string content) => Write(number, Encoding.Latin1.GetBytes(content));

    /// <summary>Writes an object of bytes.</summary>
    public void Write(int number, byte[] content) => written[number] = content;

    /// <summary>Writes a stream.</summary>
    public void WriteStream(int number, string dictionary, byte[] content) => Write(number,
        [.. Encoding.Latin1.GetBytes($"<< {dictionary} /Length {content.Length.ToString(CultureInfo.InvariantCulture)} >>\nstream\n"), .. content, .. "\nendstream"u8]);

    /// <summary>The whole file.</summary>
    public byte[] ToBytes()
    {
        using var file = new MemoryStream();
        file.Write(original);
        var places = new SortedDictionary<int, long>();
        foreach (var (number, content) in written)
        {
            Put("\n");
            places[number] = file.Position;
            Put(Invariant($"{number} 0 obj\n"));
            file.Write(content);
            Put("\nendobj\n");
        }
        var table = file.Position;
        Put("xref\n");
        foreach (var (number, place) in places)
        {
            Put(Invariant($"{number} 1\n{place:D10} 00000 n \n"));
        }
        Put(Invariant($"trailer\n<<\n/Size {next}\n/Root {Root} 0 R\n{info}\n/Prev {previousTable}\n>>\nstartxref\n{table}\n%%EOF\n"));
        return file.ToArray();

        void Put(string words) => file.Write(Encoding.Latin1.GetBytes(words));
    }

    private void ReadTable()
    {
        foreach (Match section in Section().Matches(text[(int)previousTable..]))
        {
            var number = int.Parse(section.Groups[1].Value, CultureInfo.InvariantCulture);
            foreach (Match row in Row().Matches(section.Groups[2].Value))
            {
                if (row.Groups[2].Value == "n")
                {
                    offsets[number] = long.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture);
                }
                number++;
            }
        }
    }

    [GeneratedRegex(@"startxref\s+(\d+)")]
    private static partial Regex StartXref();

    [GeneratedRegex(@"trailer\s*<<.*?>>", RegexOptions.Singleline)]
    private static partial Regex Trailer();

    [GeneratedRegex(@"/Size (\d+)")]
    private static partial Regex SizeOf();

    [GeneratedRegex(@"/Root (\d+) 0 R")]
    private static partial Regex RootOf();

    [GeneratedRegex(@"/Info \d+ 0 R")]
    private static partial Regex InfoOf();

    [GeneratedRegex(@"/Type\s*/Page(?![A-Za-z])")]
    private static partial Regex PageType();

    [GeneratedRegex(@"(?<=[\n\r])(\d+) \d+\s*[\n\r]((?:\d{10} \d{5} [nf]\s*)+)")]
    private static partial Regex Section();

    [GeneratedRegex(@"(\d{10}) \d{5} ([nf])")]
    private static partial Regex Row();
}
