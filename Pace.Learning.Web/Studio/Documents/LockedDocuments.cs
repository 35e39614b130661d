namespace Pace.Learning.Web.Studio.Documents;

/// <summary>Which documents people may have signed.</summary>
internal static class LockedDocuments
{
    extension(ContentLibrary library)
    {
        /// <summary>Whether a document is a version that people may have signed, or such a version stands in it: then it neither goes nor moves.</summary>
        public bool HoldsLocked(string path) => library.Agreements.SelectMany(a => a.Versions).Any(v => v.IsLocked && PublishedRevisions.StandsIn(v.Path, path));
    }
}
