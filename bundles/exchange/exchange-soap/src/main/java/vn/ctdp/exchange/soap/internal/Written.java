package vn.ctdp.exchange.soap.internal;

import java.util.Collection;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.transform.Source;
import javax.xml.validation.Schema;
import org.apache.cxf.databinding.DataWriter;
import org.apache.cxf.databinding.source.SourceDataBinding;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Attachment;
import org.apache.cxf.service.model.MessagePartInfo;
import org.codehaus.stax2.XMLStreamWriter2;

/**
 * An element that {@link XmlWriter} has written: it goes out as it is, not parsed and written
 * again.
 */
final class Written implements Source {

  private final String xml;

  Written(String xml) {
    this.xml = xml;
  }

  @Override
  public void setSystemId(String systemId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getSystemId() {
    return null;
  }

  /** Reads sources as the library does; writes what is written already. */
  static final class Binding extends SourceDataBinding {

    @Override
    @SuppressWarnings("unchecked")
    public <T> DataWriter<T> createWriter(Class<T> type) {
      DataWriter<T> others = super.createWriter(type);
      return type == XMLStreamWriter.class
          ? (DataWriter<T>) new Writer((DataWriter<XMLStreamWriter>) others)
          : others;
    }
  }

  private static final class Writer implements DataWriter<XMLStreamWriter> {

    private final DataWriter<XMLStreamWriter> others;

    Writer(DataWriter<XMLStreamWriter> others) {
      this.others = others;
    }

    @Override
    public void write(Object object, XMLStreamWriter to) {
      write(object, null, to);
    }

    @Override
    public void write(Object object, MessagePartInfo part, XMLStreamWriter to) {
      if (object instanceof Written written && to instanceof XMLStreamWriter2 raw) {
        try {
          raw.writeRaw(written.xml);
        } catch (XMLStreamException e) {
          throw new Fault(e);
        }
      } else {
        others.write(object, part, to);
      }
    }

    @Override
    public void setAttachments(Collection<Attachment> attachments) {
      others.setAttachments(attachments);
    }

    @Override
    public void setProperty(String key, Object value) {
      others.setProperty(key, value);
    }

    @Override
    public void setSchema(Schema schema) {
      others.setSchema(schema);
    }
  }
}
