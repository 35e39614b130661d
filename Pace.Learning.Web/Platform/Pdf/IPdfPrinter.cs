namespace Pace.Learning.Web.Platform.Pdf;

/// <summary>Makes PDF files from printable pages, where an engine for that is installed.</summary>
public interface IPdfPrinter
{
    /// <summary>Whether PDFs can be made here. Pages offer them only then; the printable page is always there.</summary>
    bool IsPresent { get; }

    /// <summary>Makes an accessible PDF (PDF/UA-1) of a whole HTML page.</summary>
    /// <param name="html">The page. It may refer to files below the site's static files, to nothing else.</param>
    /// <param name="cancellation">Ends the engine.</param>
    /// <exception cref="PdfException">The engine is missing, failed, or took too long.</exception>
    Task<byte[]> PrintAsync(string html, CancellationToken cancellation);
}

/// <summary>A PDF could not be made.</summary>
public sealed class PdfException(string message, Exception? inner = null) : Exception(message, inner);
