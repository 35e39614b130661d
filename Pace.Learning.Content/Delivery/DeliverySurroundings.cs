namespace Pace.Learning.Content.Delivery;

/// <summary>What stands around a document while it is turned into text: Umbraco's files as they are kept here, its other documents, and who reads markup. By itself it knows nothing of these.</summary>
public sealed record DeliverySurroundings
{
    /// <summary>Nothing around.</summary>
    public static DeliverySurroundings None { get; } = new();

    /// <summary>
    /// A file's path in the content folder, such as <c>media/umbraco/….png</c>, by its address in Umbraco; <c>null</c>: the address is of no file of Umbraco's. It throws
    /// <see cref="UnreadableDeliveryException"/> for one that can't be shown.
    /// </summary>
    public Func<string, string?> FileAt { get; init; } = _ => null;

    /// <summary>The Markdown that markup of a rich text editor stands for. It may throw <see cref="UnreadableDeliveryException"/>.</summary>
    public Func<RichText, string> MarkdownOf { get; init; } = _ => throw new UnreadableDeliveryException("A text is in a rich text editor, which can't be read here.");
}
