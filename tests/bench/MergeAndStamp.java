// The peer: PDFBox joins the PDFs of a folder and draws a number on each page.
import java.io.File;
import java.util.Arrays;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;

public class MergeAndStamp {
    public static void main(String[] arguments) throws Exception {
        File[] files = new File(arguments[0]).listFiles((folder, name) -> name.endsWith(".pdf"));
        Arrays.sort(files);
        PDFMergerUtility merger = new PDFMergerUtility();
        for (File file : files) {
            merger.addSource(file);
        }
        File joined = new File(arguments[1] + ".joined");
        merger.setDestinationFileName(joined.getPath());
        merger.mergeDocuments(MemoryUsageSetting.setupMainMemoryOnly());
        try (PDDocument bundle = PDDocument.load(joined)) {
            int number = 0;
            for (PDPage page : bundle.getPages()) {
                number++;
                try (PDPageContentStream drawn =
                        new PDPageContentStream(bundle, page, PDPageContentStream.AppendMode.APPEND, false, true)) {
                    drawn.beginText();
                    drawn.setFont(PDType1Font.HELVETICA_BOLD, 11);
                    drawn.newLineAtOffset(540, 20);
                    drawn.showText(String.valueOf(number));
                    drawn.endText();
                }
            }
            bundle.save(arguments[1]);
        }
        joined.delete();
    }
}
