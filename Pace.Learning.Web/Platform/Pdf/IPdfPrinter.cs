namespace Pace.Learning.Web.Platform.Pdf;

/// <summary>Makes PDF files from printable pages, where an engine for that is installed.</summary>
public interface IPdfPrinter
{
    /// <summary>Whether PDFs can be made here. Pages offer them only then; the printable page is always there.</summary>
    bool IsPresent { get; }

    /// <summary>Makes an accessible PDF (PDF/UA-1) of a whole HTML page.</summary>
    /// <param name="html">The page. It may refer to style sheets and fonts below the site's static files, to nothing else.</param>
    /// <param name="whom">Among whom it waits.</param>
    /// <param name="cancellation">Ends the engine.</param>
    /// <exception cref="PdfException">The engine is missing, failed, or took too long; too many wait, or a letter has no glyph.</exception>
    Task<byte[]> PrintAsync(string html, PrintedFor whom, CancellationToken cancellation);

    /// <summary>The letters of a text that no font here has.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cancellation">Ends the look-up.</param>
    Task<string> WithoutGlyphAsync(string text, CancellationToken cancellation);
}

/// <summary>Who waits for a PDF: strangers, however many, never stand in the way of people whom the site knows.</summary>
public enum PrintedFor
{
    /// <summary>People who signed in or came by a link of their own.</summary>
    People,

    /// <summary>Everybody, for what is the same for all.</summary>
    Strangers,
}

/// <summary>A PDF could not be made.</summary>
public class PdfException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>So many wait for a PDF that one more would wait too long.</summary>
public sealed class PdfQueueFullException() : PdfException("Too many wait for a PDF.");

/// <summary>A PDF was not made, since letters would have been left out of it.</summary>
/// <param name="letters">The letters that no font here has.</param>
public sealed class NoGlyphException(string letters) : PdfException($"No font here has these letters: {letters}")
{
    /// <summary>The letters.</summary>
    public string Letters { get; } = letters;
}
