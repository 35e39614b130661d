namespace Pace.Learning.Web.Studio.Reviews;

/// <summary>The addresses of pages about reviews.</summary>
internal static class DraftAddresses
{
    /// <summary>A parent's drafts, and what became of their notes.</summary>
    public const string Drafts = "/taking-part/drafts";

    /// <summary>One revision, to read.</summary>
    public static string Draft(Guid documentId, int number) => $"{Drafts}/{documentId}/{number}";

    /// <summary>One part of it.</summary>
    public static string Part(Guid documentId, int number, int? part) => $"{Draft(documentId, number)}#{(part is { } of ? $"part-{of}" : "whole")}";

    /// <summary>For editors: what parents said about a document.</summary>
    public static string Comments(Guid documentId) => $"/studio/documents/{documentId}/comments";
}
