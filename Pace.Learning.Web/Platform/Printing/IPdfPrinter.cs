namespace Pace.Learning.Web.Platform.Printing;

/// <summary>Makes a PDF of a printable page, where the PDF engine is installed.</summary>
public interface IPdfPrinter
{
    /// <summary>Whether the engine is there.</summary>
    bool IsPresent { get; }

    /// <summary>Prints a whole HTML document.</summary>
    Task<byte[]> PrintAsync(string html, CancellationToken cancellation);
}
