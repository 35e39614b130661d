using CsvHelper;

namespace Pace.Learning.Web.Platform.Files;

/// <summary>A table that spreadsheets open. No cell can make them run something: a text that begins like a formula gets an apostrophe in front.</summary>
internal static class CsvTable
{
    /// <summary>The type of the file.</summary>
    public const string ContentType = "text/csv; charset=utf-8";

    private static readonly CsvWriterOptions Options = new()
    {
        // Spreadsheets take a file without the mark for one in another alphabet.
        WriteByteOrderMark = true,
        Injection = CsvInjection.Escape,
        InjectionCharacters = "=+-@\t\r\n",
    };

    /// <summary>Writes it. Numbers are given as numbers, so that a negative one isn't taken for a formula.</summary>
    public static byte[] Write(ReadOnlySpan<string> columns, Action<CsvWriter> lines)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, Options))
        {
            csv.WriteHeader(columns);
            lines(csv);
        }
        return bytes.ToArray();
    }
}
