namespace Pace.Learning.Content.Files;

/// <summary>
/// The files that a library is compiled from, wherever they are kept: on disk, in memory, drafts over a folder, another system's
/// answers. What it says must not change while a library is being compiled from it.
/// </summary>
public interface IContentFolder
{
    /// <summary>Every file's path, relative to the folder, with forward slashes, such as <c>pages/help.md</c>.</summary>
    IReadOnlyCollection<string> Paths { get; }

    /// <summary>The size of a file in bytes.</summary>
    /// <exception cref="IOException">The file is not there, or cannot be read.</exception>
    long BytesOf(string path);

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="IOException">The file is not there, or cannot be read.</exception>
    Stream Open(string path);

    /// <summary>
    /// Tells without reading whether a file is the same as before: stamps of a path that are equal stand for the same bytes, also between two folders.
    /// <c>null</c>: only reading tells.
    /// </summary>
    object? StampOf(string path) => null;

    /// <summary>What is known of a file of <c>media/</c> beside its bytes; <c>null</c> where nothing is.</summary>
    MediaFacts? FactsOf(string path) => null;
}
