using System.IO.Compression;
using System.Text;

namespace Pace.Learning.Web.Media.Files;

/// <summary>Documents to take away: PDF, plain text, and those of office programs; without programs of their own in them, as far as can be told from outside.</summary>
internal static class Documents
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MostBytes = 20 * 1024 * 1024;

    private const int MostParts = 5_000;
    private const long MostUnfolded = 500L * 1024 * 1024;
    private const int PdfEndBytes = 1_024;

    private static readonly string[] Active = ["/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/RichMedia", "/XFA"];

    private static readonly (string Part, FileType Type)[] Offices = [("word/document.xml", FileType.Word), ("ppt/presentation.xml", FileType.Slides), ("xl/workbook.xml", FileType.Sheet)];

    /// <summary>A PDF that is whole and doesn't openly do anything by itself.</summary>
    public static FileFinding TakePdf(byte[] file)
    {
        var text = Encoding.Latin1.GetString(file);
        if (!text[^Math.Min(PdfEndBytes, text.Length)..].Contains("%%EOF", StringComparison.Ordinal))
        {
            return FileFinding.Refused("This PDF is not whole. Save it anew, or choose another one");
        }
        return Array.Find(Active, a => HasName(text, a)) is { } active
            ? FileFinding.Refused($"This PDF does something by itself ({active[1..]}). Print it to a new PDF, and choose that one")
            : new TakenFile(FileType.Pdf, file);
    }

    /// <summary>A document of an office program, without macros and without anything packed into it.</summary>
    public static FileFinding TakeOffice(byte[] file)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
            if (zip.Entries.Count > MostParts || zip.Entries.Sum(e => e.Length) > MostUnfolded)
            {
                return FileFinding.Refused("This file has too much in it. Choose another one");
            }
            if (zip.GetEntry("[Content_Types].xml") is null || Array.Find(Offices, o => zip.GetEntry(o.Part) is not null).Type is not { } type)
            {
                return FileFinding.Refused("This is a packed file (ZIP). Add what is in it, one by one");
            }
            if (zip.Entries.Any(e => e.Name.Contains("vba", StringComparison.OrdinalIgnoreCase) || e.FullName.Contains("/activeX/", StringComparison.OrdinalIgnoreCase)))
            {
                return FileFinding.Refused($"This {type.Name} has macros in it. Save it without them, as .{type.Extension}");
            }
            return zip.Entries.Any(e => e.FullName.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase))
                ? FileFinding.Refused($"This {type.Name} has other files in it. Take them out, or save it as a PDF")
                : new TakenFile(type, file);
        }
        catch (InvalidDataException)
        {
            return FileFinding.Refused("This file is not whole. Save it anew, or choose another one");
        }
    }

    /// <summary>Plain text, which no program takes for a web page.</summary>
    public static TakenFile? TakeText(byte[] file)
    {
        try
        {
            var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(file).TrimStart('\uFEFF');
            return text.Trim().Length == 0 || text.Any(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n')) || text.TrimStart().StartsWith('<')
                ? null
                : new TakenFile(FileType.Text, file);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // A longer name that begins alike is another one.
    private static bool HasName(string pdf, string name)
    {
        for (var at = pdf.IndexOf(name, StringComparison.Ordinal); at >= 0; at = pdf.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            if (at + name.Length >= pdf.Length || !char.IsAsciiLetterOrDigit(pdf[at + name.Length]))
            {
                return true;
            }
        }
        return false;
    }
}
